import type { AnyCollector } from "#lib/collectors/define.ts";
import { everyCollector } from "./kinds.ts";

const byCall = new Map<string, AnyCollector[]>();
for (const one of everyCollector()) {
  for (const call of one.changedBy ?? []) byCall.set(call, [...(byCall.get(call) ?? []), one]);
}

/** The kinds that a call changes although it names none of them. @param event its source as CloudTrail writes it: `iam.amazonaws.com` */
export function changedBy({ source, name }: { source: string; name: string }): readonly AnyCollector[] {
  return byCall.get(`${source.split(".")[0]}:${name}`) ?? [];
}
