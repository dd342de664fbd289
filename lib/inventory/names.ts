import { parseArn } from "#lib/readings/arn.ts";
import { textsIn } from "#lib/readings/references.ts";
import { everyCollector } from "./kinds.ts";

/** One resource's way to name another: `{ kind: "kms-key", name: "alias/ml" }`. */
export interface Naming {
  kind: string;
  name: string;
}

const pointedAt = everyCollector().filter((collector) => collector.named !== undefined);
const byKind = new Map(everyCollector().map((collector) => [collector.kind, collector]));

/** What a resource points at, among the kinds of which only what is named is read. */
export function* namesIn(kind: string, resource: unknown): Generator<Naming> {
  for (const [naming] of namesWithFields(kind, resource)) yield naming;
}

/** The same, each with the name of the field that says so. */
export function* namesWithFields(kind: string, resource: unknown): Generator<readonly [naming: Naming, field: string]> {
  const follows = byKind.get(kind)?.follows;
  // What was stored of a kind is what its collector yielded.
  const where = follows && resource !== null && resource !== undefined ? follows(resource as never) : resource;
  for (const [text, field] of textsIn(where)) {
    for (const target of pointedAt) {
      const name = target.named?.(text, field);
      if (name !== undefined) yield [{ kind: target.kind, name }, field];
    }
  }
}

/**
 * True when a name says itself that what it means is another account's, or another region's: `account.region/name`, or an ARN. That
 * is not asked for, so whether it is there is not known.
 */
export function isElsewhere(name: string, account: string | undefined, region: string): boolean {
  const parts = parseArn(name) ?? /^(?<account>\d{12})\.(?<region>[\w-]+)\//.exec(name)?.groups;
  const { account: theirs, region: there } = parts ?? {};
  const isTheirs = !!theirs && account !== undefined && theirs !== account;
  return isTheirs || (!!there && region !== "global" && there !== region);
}

/** True for kinds of which only what is named is read: what nobody named was not asked for, which is not the same as absent. */
export function isPointedAt(kind: string): boolean {
  return byKind.get(kind)?.named !== undefined;
}

/** What a text means among those of a kind of which only what is named is read; undefined when it means none of them. */
export function nameIn(text: string, kind: string): string | undefined {
  return byKind.get(kind)?.named?.(text, "");
}
