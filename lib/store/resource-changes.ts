import { everyCollector } from "#lib/inventory/kinds.ts";
import { type PartReading, type Parts, withLastParts } from "#lib/readings/reading.ts";
import { sql } from "./drizzle.ts";
import { type Db, digest, query } from "./query.ts";
import type { At } from "./versions.ts";
import { withoutVolatile } from "./volatile.ts";

/** More versions than these are not compared: what changes that often has changed lately. */
const most = 20;

/** Between which scans a configuration was last seen to change: the later one, and the last that read it otherwise, where that is kept. */
export interface SeenChange {
  at: string;
  after: string | null;
}

interface Version {
  fromSeq: number;
  toSeq: number;
  configuration: unknown;
  parts: Parts | null;
}

/**
 * The last change of a resource that scans saw; undefined when they saw none. A version that differs in nothing but how its reading went,
 * in a part that one of the two did not read, or in fields that change by themselves, is no change of it.
 */
export async function lastSeenChange(
  db: Db,
  { account, seq, arn, kind, region }: At & { arn: string; kind: string; region: string },
): Promise<SeenChange | undefined> {
  // What could not be read has the configuration of before: no word of how it was then.
  const versions = await query<Version>(
    db,
    sql`select from_seq as "fromSeq", to_seq as "toSeq", configuration, parts from resources
        where account = ${account} and arn = ${arn} and from_seq <= ${seq} and failure is null
        order by from_seq desc limit ${most}`,
  );
  const volatile = everyCollector().find((one) => one.kind === kind)?.volatile ?? [];
  const at = versions.findIndex((one, index) => {
    const before = versions[index + 1];
    return before !== undefined && isOtherwise(one, before, volatile);
  });
  const [changed, before] = at < 0 ? [] : versions.slice(at);
  if (!changed || !before) return undefined;
  const scans = await query<{ seq: number; at: string }>(
    db,
    sql`select seq, coalesce(started_at, requested_at) as at from scans
        where account = ${account} and state = 'completed' and (seq in (${changed.fromSeq}, ${before.fromSeq})
          or seq between ${before.fromSeq} and ${before.toSeq - 1}
            and exists (select from scan_units where scan = scans.id and kind = ${kind} and region in (${region}, 'global')))
        order by seq desc`,
  );
  const seen = scans.find((one) => one.seq === changed.fromSeq);
  return seen && { at: seen.at, after: scans.find((one) => one.seq < changed.fromSeq)?.at ?? null };
}

function isOtherwise(one: Version, other: Version, volatile: readonly string[]): boolean {
  const names = Object.keys({ ...one.parts, ...other.parts });
  const untold = names.filter((name) => !isTold(one.parts?.[name]) || !isTold(other.parts?.[name]));
  const print = ({ configuration, parts }: Version) =>
    digest(withoutVolatile(withLastParts(configuration, parts), [...volatile, ...untold]));
  return print(one) !== print(other);
}

/** Whether it is known how a part was: read, or once read and now out of sight. */
function isTold(part: PartReading | undefined): boolean {
  return part !== undefined && (part.status !== "unread" || part.last !== undefined);
}
