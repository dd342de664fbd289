import type { Check } from "#lib/checks/define.ts";
import type { Reading } from "#lib/readings/reading.ts";

/** A part is noted with its last call. */
const ofSeveralCalls = [
  ["efs-file-system elasticfilesystem:DescribeMountTargets", "MountTargets"],
  ["iam-account iam:GenerateCredentialReport", "CredentialReport"],
] as const;

/** Which part of which kind an action gives, in the resources as they were read; `kind action` → part. */
export async function partsByAction(readings: AsyncIterable<readonly Reading[]>): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>(ofSeveralCalls);
  for await (const batch of readings) {
    for (const reading of batch) {
      if (reading.status !== "read") continue;
      for (const [name, { action }] of Object.entries(reading.parts ?? {})) {
        parts.set(`${reading.identity.kind} ${action}`, name);
      }
    }
  }
  return parts;
}

/** True when a check of a kind that an action reads can do without it: the action gives a part that the check does not name. */
export function canDoWithout(
  parts: ReadonlyMap<string, string>,
  { kind, parts: named = [] }: Pick<Check, "kind" | "parts">,
  action: string,
): boolean {
  const part = parts.get(`${kind} ${action}`);
  return part !== undefined && !(named as readonly string[]).includes(part);
}
