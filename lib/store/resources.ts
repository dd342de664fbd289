import type { Severity } from "#lib/checks/define.ts";
import { type Exposure, isSettled } from "#lib/inventory/exposure.ts";
import type { Naming } from "#lib/inventory/names.ts";
import type { Tag } from "#lib/inventory/tags.ts";
import {
  type Failure,
  type Identity,
  type PartReading,
  type Parts,
  type Reading,
  withLastParts,
} from "#lib/readings/reading.ts";
import { gradeRank } from "#lib/scoring/weights.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, digest, keyIn, query, storableJson } from "./query.ts";
import type { StoredResource } from "./rows.ts";
import { type At, closeVersions, stageVersions, visibleAt } from "./versions.ts";
import type { Grade } from "./views.ts";
import { withoutVolatile } from "./volatile.ts";

/* What scans write of resources and read back. Past 300 lines, since both have one idea of what is known of one. */

type StoredReading = Pick<
  StoredResource,
  | "id"
  | "arn"
  | "kind"
  | "region"
  | "name"
  | "also"
  | "configuration"
  | "parts"
  | "secrets"
  | "failure"
  | "action"
  | "readAt"
>;

/**
 * Writes what changed against what is published; the same readings twice change nothing. What could not be read keeps the
 * configuration that was last read, with the failure beside it. Fields that are `volatile` are brought up to date in place.
 */
export async function stageReadings(
  db: Db,
  { account, seq, readings, volatile = [] }: At & { readings: Reading[]; volatile?: readonly string[] | undefined },
): Promise<void> {
  const byArn = new Map(readings.map((reading) => [reading.identity.arn, reading]));
  const unread = readings.filter(isPartlyUnread).map(({ identity }) => identity.arn);
  const lastRead = await lastReadBefore(db, { account, seq }, unread);
  const refreshed = volatile.length > 0 ? "configuration" : undefined;
  return stageVersions(db, "resources", { account, seq, refreshed }, byArn, (reading) => {
    const { arn, kind, region, name, also = null } = reading.identity;
    const last = lastRead.get(arn);
    const isRead = reading.status === "read";
    const configuration = isRead ? reading.resource : (last?.configuration ?? null);
    const secrets = isRead ? reading.secrets : (last?.secrets ?? []);
    const failure = isRead ? null : reading.failure;
    const parts = isRead ? partsSince(reading.parts, last) : (last?.parts ?? null);
    return {
      arn,
      kind,
      region,
      name,
      also,
      configuration,
      parts,
      secrets,
      failure,
      action: reading.action,
      read_at: isRead ? reading.readAt : (last?.readAt ?? reading.readAt),
      settled: isSettled(kind, configuration),
      hash: digest([withoutVolatile(configuration, volatile), parts, secrets, failure, name, also]),
    };
  });
}

function isPartlyUnread(reading: Reading): boolean {
  return reading.status === "unread" || Object.values(reading.parts ?? {}).some(({ status }) => status === "unread");
}

/** The parts of a reading; those that are unread with what they were when they last were read. */
function partsSince(parts: Parts | undefined, before: LastRead | undefined): Parts | null {
  if (!parts) return null;
  const since = ([name, part]: [string, PartReading]): [string, PartReading] => {
    const known = before?.parts?.[name];
    if (part.status !== "unread" || !known) return [name, part];
    const value = before?.configuration?.[name] ?? null;
    const last = known.status === "unread" ? known.last : before && { value, at: before.readAt };
    return [name, last === undefined ? part : { ...part, last }];
  };
  return Object.fromEntries(Object.entries(parts).map(since));
}

type LastRead = Pick<StoredResource, "arn" | "configuration" | "parts" | "secrets" | "readAt">;

/** What earlier scans last read of these resources, and when: at the start of the last unit that found it unchanged. */
async function lastReadBefore(
  db: Db,
  { account, seq }: At,
  arns: readonly string[],
): Promise<ReadonlyMap<string, LastRead>> {
  if (arns.length === 0) return new Map();
  const rows = await query<LastRead>(
    db,
    sql`select distinct on (r.arn) r.arn, r.configuration, r.parts, r.secrets,
          case when r.failure is null and r.to_seq >= ${seq} then greatest(r.read_at, u.read_at) else r.read_at end as "readAt"
        from resources r
        left join latest_units u on u.account = r.account and u.region in (r.region, 'global') and u.kind = r.kind
        where ${keyIn(sql`r.account, r.arn`, account, arns)} and r.from_seq < ${seq} and r.configuration is not null
        order by r.arn, r.from_seq desc`,
  );
  return new Map(rows.map((row) => [row.arn, row]));
}

/** A resource as earlier scans knew it. */
export interface KnownResource extends Pick<StoredResource, "arn" | "region" | "name" | "also"> {
  /** It could not be read, or not in whole. */
  isObscured?: boolean;
}

/** Ends resources that are gone, with their grades and findings. */
export async function closeResources(db: Db, at: At, arns: readonly string[]): Promise<void> {
  for (const table of ["resources", "graded_resources", "findings"] as const) {
    await closeVersions(db, table, at, "arn", arns);
  }
}

/** Ends the findings of resources whose region is another than was known: theirs have other ids from now on. */
export function closeFindings(db: Db, at: At, arns: readonly string[]): Promise<void> {
  return closeVersions(db, "findings", at, "arn", arns);
}

/** The resources of a unit: a global list holds things of all regions. */
function inUnit(region: string): SQL {
  return region === "global" ? sql`true` : sql`region = ${region}`;
}

/** Remembers what finished jobs name: they are not looked through again. */
export async function noteNames(db: Db, account: string, names: readonly Naming[]): Promise<void> {
  if (names.length === 0) return;
  await query(
    db,
    sql`insert into named_by_jobs (account, kind, name)
        select ${account}, n.kind, n.name from jsonb_to_recordset(${storableJson(names)}::jsonb) as n(kind text, name text)
        order by 1, 2, 3 on conflict do nothing`,
  );
}

export function namesOfJobs(db: Db, account: string): Promise<Naming[]> {
  return query<Naming>(db, sql`select kind, name from named_by_jobs where account = ${account}`);
}

const batchSize = 200;

/** Which readings: those that can change or settled ones, perhaps of some units, perhaps without those of earlier scans. */
export interface ReadingsWanted {
  settled: boolean;
  units?: readonly { region: string; kind: string }[];
  onlyNew?: boolean;
  /** As they are on show, without what the scan under way has written. */
  onShow?: boolean;
}

/** The readings visible at `seq`, in batches. */
export async function* readingsAt(
  db: Db,
  { account, seq: at, settled, units, onlyNew = false, onShow = false }: At & ReadingsWanted,
): AsyncGenerator<Reading[]> {
  if (units?.length === 0) return;
  // A scan under way is the one after that.
  const seq = onShow ? at - 1 : at;
  const places = units && storableJson(units.map(({ region, kind }) => ({ region, kind })));
  let after = 0;
  for (;;) {
    const rows = await query<StoredReading>(
      db,
      sql`select id, arn, kind, region, name, also, configuration, parts, secrets, failure, action, read_at as "readAt"
          from resources where account = ${account} and settled = ${settled} and id > ${after} and ${visibleAt(seq)}
            ${onlyNew ? sql`and from_seq = ${seq}` : sql``}
            ${
              places
                ? sql`and exists (select 1 from jsonb_to_recordset(${places}::jsonb) as u(region text, kind text)
                where u.kind = resources.kind and u.region in (resources.region, 'global'))`
                : sql``
            }
          order by id limit ${batchSize}`,
    );
    if (rows.length > 0) yield rows.map((row) => readingOf(account, row));
    if (rows.length < batchSize) return;
    after = Number(rows.at(-1)?.id);
  }
}

/** The readings of these resources visible at `seq`, by ARN. */
export async function readingsOf(
  db: Db,
  { account, seq }: At,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Reading>> {
  const rows = await query<StoredReading>(
    db,
    sql`select id, arn, kind, region, name, also, configuration, parts, secrets, failure, action, read_at as "readAt"
        from resources where ${keyIn(sql`account, arn`, account, [...new Set(arns)])} and ${visibleAt(seq)}`,
  );
  return new Map(rows.map((row) => [row.arn, readingOf(account, row)]));
}

function readingOf(account: string, row: StoredReading): Reading {
  const { arn, kind, region, name, also, action, readAt, failure, configuration, parts, secrets } = row;
  const identity: Identity = { account, region, kind, arn, name, ...(also && { also }) };
  const last = configuration === null ? {} : { last: { resource: withLastParts(configuration, parts), at: readAt } };
  return failure
    ? { identity, action, readAt, status: "unread", failure, ...last }
    : { identity, action, readAt, status: "read", resource: configuration, ...(parts && { parts }), secrets };
}

/** What is known of a kind in a region, from earlier scans and an interrupted run of this one. */
export async function knownResources(
  db: Db,
  { account, seq, region, kind }: At & { region: string; kind: string },
): Promise<{
  settled: Set<string>;
  changeable: KnownResource[];
  span?: { from: string; to: string; leftOut: number };
}> {
  const visible = sql`account = ${account} and kind = ${kind} and ${inUnit(region)} and ${visibleAt(seq)}`;
  const rows = await query<KnownResource & { settled: boolean }>(
    db,
    sql`select arn, settled, region, name, also,
          failure is not null or coalesce(jsonb_path_exists(parts, '$.*.status ? (@ == "unread")'), false) as "isObscured"
        from resources where ${visible}`,
  );
  const [span] = await query<{ from: string; to: string; leftOut: number }>(
    db,
    sql`select from_time as "from", to_time as "to", left_out as "leftOut" from job_spans
        where account = ${account} and region = ${region} and kind = ${kind}`,
  );
  const settled = new Set(rows.filter((row) => row.settled).map(({ arn }) => arn));
  const changeable = rows.filter((row) => !row.settled).map(({ settled: _, ...row }) => row);
  return { settled, changeable, ...(span && { span }) };
}

export interface ResourceGrade {
  identity: Identity;
  exposure: Exposure;
  grade: Grade | null;
  score: number | null;
  failing: Record<Severity, number>;
  /** How many more fail, and were accepted; none unless it says so. */
  waived?: number;
  unknown: number;
  /** How many checks apply to it. */
  judged: number;
  failure: Failure | null;
  /** What a tag says whose it is. */
  owner: string | null;
  /** Null where they are not known. */
  tags: readonly Tag[] | null;
  /** When AWS says that it was last changed. */
  changedAt: string | null;
  /** Where another installation has known it for longer. */
  firstSeen?: string;
}

/** Writes the grades that changed. */
export function setGrades(db: Db, { account, seq, grades }: At & { grades: ResourceGrade[] }): Promise<void> {
  const now = new Date().toISOString();
  const byArn = new Map(grades.map((grade) => [grade.identity.arn, grade]));
  return stageVersions(db, "graded_resources", { account, seq }, byArn, (graded, published, firstSeen) => {
    const {
      identity,
      exposure,
      grade,
      score,
      failing,
      waived = 0,
      unknown,
      judged,
      failure,
      owner,
      tags,
      changedAt,
    } = graded;
    const { arn, kind, region, name } = identity;
    return {
      arn,
      kind,
      region,
      name,
      exposure,
      grade,
      score: score === null ? null : String(score),
      grade_rank: gradeRank(grade ?? "none"),
      failing,
      waived,
      unknown,
      judged,
      failure,
      owner,
      tags,
      changed_at: changedAt,
      first_seen: graded.firstSeen ?? published?.firstSeen ?? firstSeen ?? now,
      hash: digest([name, exposure, grade, score, failing, unknown, judged, failure, owner, tags, changedAt]),
    };
  });
}

/** Live resources and records visible at `seq`. */
export async function countAt(db: Db, { account, seq }: At): Promise<{ live: number; records: number }> {
  const [row] = await query<{ live: number; records: number }>(
    db,
    sql`select count(*) filter (where exposure = 'live')::int as live, count(*) filter (where exposure = 'record')::int as records
        from graded_resources where account = ${account} and ${visibleAt(seq)}`,
  );
  return row ?? { live: 0, records: 0 };
}
