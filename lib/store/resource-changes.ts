import { everyCollector } from "#lib/inventory/kinds.ts";
import { type PartReading, type Parts, withLastParts } from "#lib/readings/reading.ts";
import { sql } from "./drizzle.ts";
import { type Db, digest, query } from "./query.ts";
import type { At } from "./versions.ts";
import { withoutVolatile } from "./volatile.ts";

/** More versions than these are not compared: what changes that often has changed lately. */
export const mostVersions = 20;

/** Between which scans a configuration was seen to change: the later one, and the last that read it otherwise, where that is kept. */
export interface SeenChange {
  at: string;
  after: string | null;
  /** When the later scan ended: the resource was read before that. */
  until: string;
  /** Without what changes by itself, and without parts that one of the two did not read. */
  before: unknown;
  now: unknown;
}

interface Version {
  fromSeq: number;
  toSeq: number;
  configuration: unknown;
  parts: Parts | null;
}

/** `afterSeq`: only what scans after the one of that number saw. */
type Asked = At & { arn: string; kind: string; region: string; afterSeq?: number };

/** The last change of a resource that scans saw; undefined when they saw none. */
export async function lastSeenChange(db: Db, asked: Asked): Promise<SeenChange | undefined> {
  return (await seenChanges(db, asked)).changes[0];
}

/**
 * The changes of a resource that scans saw, newest first, and whether there may be older ones than were compared. A version that differs in nothing but
 * how its reading went, in a part that one of the two did not read, or in fields that change by themselves, is no change of it.
 */
export async function seenChanges(
  db: Db,
  { account, seq, arn, kind, region, afterSeq = 0 }: Asked,
): Promise<{ changes: SeenChange[]; isCut: boolean }> {
  // What could not be read has the configuration of before: no word of how it was then.
  const versions = await query<Version>(
    db,
    sql`select from_seq as "fromSeq", to_seq as "toSeq", configuration, parts from resources
        where account = ${account} and arn = ${arn} and from_seq <= ${seq} and failure is null
        order by from_seq desc limit ${mostVersions}`,
  );
  const volatile = everyCollector().find((one) => one.kind === kind)?.volatile ?? [];
  const pairs = versions.flatMap((one, index) => {
    const other = versions[index + 1];
    if (!other || one.fromSeq <= afterSeq) return [];
    const [now, before] = alike(one, other, volatile);
    return digest(now) === digest(before) ? [] : [{ one, other, now, before }];
  });
  const isCut = versions.length === mostVersions && (versions.at(-1)?.fromSeq ?? 0) > afterSeq;
  const oldest = pairs.at(-1)?.other.fromSeq;
  if (oldest === undefined) return { changes: [], isCut };
  const scans = await query<{ seq: number; at: string; until: string; isReading: boolean }>(
    db,
    sql`select seq, coalesce(started_at, requested_at) as at, coalesce(finished_at, started_at, requested_at) as until,
          exists (select from scan_units where scan = scans.id and kind = ${kind} and region in (${region}, 'global')) as "isReading"
        from scans where account = ${account} and state = 'completed' and seq between ${oldest} and ${seq} order by seq desc`,
  );
  const changes = pairs.flatMap(({ one, other, before, now }) => {
    const seen = scans.find((scan) => scan.seq === one.fromSeq);
    const last = scans.find((scan) => scan.seq < other.toSeq && (scan.isReading || scan.seq === other.fromSeq));
    // A part that the other did not read is known as it was when it last was.
    const after = [last?.at ?? "", ...lastRead(other, before, now)].sort()[0] || null;
    return seen ? [{ at: seen.at, until: seen.until, after, before, now }] : [];
  });
  return { changes, isCut };
}

/** Two versions without what tells nothing of how the resource was. */
function alike(one: Version, other: Version, volatile: readonly string[]): [unknown, unknown] {
  const names = Object.keys({ ...one.parts, ...other.parts });
  const untold = names.filter((name) => !isTold(one.parts?.[name]) || !isTold(other.parts?.[name]));
  const of = ({ configuration, parts }: Version) =>
    withoutVolatile(withLastParts(configuration, parts), [...volatile, ...untold]);
  return [of(one), of(other)];
}

/** When those parts were last read that differ and were out of sight. */
function lastRead({ parts }: Version, before: unknown, now: unknown): string[] {
  const field = (one: unknown, name: string) => digest((one as Record<string, unknown> | null)?.[name] ?? null);
  return Object.entries(parts ?? {}).flatMap(([name, part]) =>
    part.status === "unread" && part.last && field(before, name) !== field(now, name) ? [part.last.at] : [],
  );
}

/** Whether it is known how a part was: read, or once read and now out of sight. */
function isTold(part: PartReading | undefined): boolean {
  return part !== undefined && (part.status !== "unread" || part.last !== undefined);
}
