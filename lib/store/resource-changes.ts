import { everyCollector } from "#lib/inventory/kinds.ts";
import { type Parts, withLastParts } from "#lib/readings/reading.ts";
import { sql } from "./drizzle.ts";
import { type Db, digest, query } from "./query.ts";
import type { At } from "./versions.ts";
import { withoutVolatile } from "./volatile.ts";

/** More versions than these are not compared: what changes that often has changed lately. */
const most = 20;

/** Between which scans a configuration was last seen to change: the later one, and the one before it where that is kept. */
export interface SeenChange {
  at: string;
  after: string | null;
}

/**
 * The last change of a resource that scans saw; undefined when they saw none. A version that differs in nothing but how its reading went,
 * or in fields that change by themselves, is no change of it.
 */
export async function lastSeenChange(
  db: Db,
  { account, seq, arn, kind }: At & { arn: string; kind: string },
): Promise<SeenChange | undefined> {
  const versions = await query<{ fromSeq: number; configuration: unknown; parts: Parts | null }>(
    db,
    sql`select from_seq as "fromSeq", configuration, parts from resources
        where account = ${account} and arn = ${arn} and from_seq <= ${seq} order by from_seq desc limit ${most}`,
  );
  const volatile = everyCollector().find((one) => one.kind === kind)?.volatile ?? [];
  const known = versions
    .filter(({ configuration }) => configuration !== null)
    .map(({ fromSeq, configuration, parts }) => {
      return { fromSeq, print: digest(withoutVolatile(withLastParts(configuration, parts), volatile)) };
    });
  const changed = known.find(({ print }, at) => known[at + 1] !== undefined && known[at + 1]?.print !== print);
  if (!changed) return undefined;
  const scans = await query<{ seq: number; at: string }>(
    db,
    sql`select seq, coalesce(started_at, requested_at) as at from scans
        where account = ${account} and seq in (${changed.fromSeq}, ${changed.fromSeq - 1}) and state = 'completed'`,
  );
  const timeOf = (wanted: number) => scans.find((one) => one.seq === wanted)?.at;
  const at = timeOf(changed.fromSeq);
  return at === undefined ? undefined : { at, after: timeOf(changed.fromSeq - 1) ?? null };
}
