import { isSettled } from "#lib/inventory/exposure.ts";
import type { Failure, Identity, Reading, SecretSighting } from "#lib/inventory/reading.ts";
import { sql } from "./drizzle.ts";
import { type Db, digest, query } from "./query.ts";
import { type At, closeVersions, stageVersions, visibleAt } from "./versions.ts";

interface StoredReading {
  id: number;
  arn: string;
  kind: string;
  region: string;
  name: string;
  also: string[] | null;
  configuration: unknown;
  secrets: readonly SecretSighting[];
  failure: Failure | null;
  action: string;
  readAt: string;
}

/** Writes what changed against what is published; the same readings twice change nothing. */
export function stageReadings(db: Db, { account, seq, readings }: At & { readings: Reading[] }): Promise<void> {
  const byArn = new Map(readings.map((reading) => [reading.identity.arn, reading]));
  return stageVersions(db, "resources", { account, seq }, byArn, (reading) => {
    const { arn, kind, region, name, also = null } = reading.identity;
    const configuration = reading.status === "read" ? reading.resource : null;
    const secrets = reading.status === "read" ? reading.secrets : [];
    const failure = reading.status === "unread" ? reading.failure : null;
    return {
      arn,
      kind,
      region,
      name,
      also,
      configuration,
      secrets,
      failure,
      action: reading.action,
      read_at: reading.readAt,
      settled: isSettled(kind, configuration),
      hash: digest([configuration, secrets, failure, name, also]),
    };
  });
}

/** Ends the resources of a completely listed kind that the list no longer names, with their grades and findings. */
export async function closeUnseen(
  db: Db,
  { account, seq, kind, region, seen }: At & { kind: string; region: string; seen: ReadonlySet<string> },
): Promise<void> {
  const known = await query<{ arn: string }>(
    db,
    sql`select arn from resources where account = ${account} and kind = ${kind} and region = ${region} and ${visibleAt(seq)}`,
  );
  const gone = known.map(({ arn }) => arn).filter((arn) => !seen.has(arn));
  for (const table of ["resources", "graded_resources", "findings"] as const) {
    await closeVersions(db, table, { account, seq }, "arn", gone);
  }
}

const batchSize = 200;

/** The readings visible at `seq`, in batches; `onlyNew` leaves out those that earlier scans wrote. */
export async function* readingsAt(
  db: Db,
  { account, seq, settled, onlyNew = false }: At & { settled: boolean; onlyNew?: boolean },
): AsyncGenerator<Reading[]> {
  let after = 0;
  for (;;) {
    const rows = await query<StoredReading>(
      db,
      sql`select id, arn, kind, region, name, also, configuration, secrets, failure, action, read_at as "readAt"
          from resources where account = ${account} and settled = ${settled} and id > ${after} and ${visibleAt(seq)}
            ${onlyNew ? sql`and from_seq = ${seq}` : sql``}
          order by id limit ${batchSize}`,
    );
    if (rows.length > 0) yield rows.map((row) => readingOf(account, row));
    if (rows.length < batchSize) return;
    after = Number(rows.at(-1)?.id);
  }
}

function readingOf(account: string, row: StoredReading): Reading {
  const { arn, kind, region, name, also, action, readAt, failure, configuration, secrets } = row;
  const identity: Identity = { account, region, kind, arn, name, ...(also && { also }) };
  return failure
    ? { identity, action, readAt, status: "unread", failure }
    : { identity, action, readAt, status: "read", resource: configuration, secrets };
}

/** What earlier scans know of the jobs of a kind in a region. */
export async function knownJobs(
  db: Db,
  { account, seq, region, kind }: At & { region: string; kind: string },
): Promise<{
  settled: Set<string>;
  unsettled: { name: string; arn: string }[];
  span?: { from: string; to: string; capped: boolean };
}> {
  const rows = await query<{ arn: string; name: string; settled: boolean }>(
    db,
    sql`select arn, name, settled from resources
        where account = ${account} and kind = ${kind} and region = ${region} and ${visibleAt(seq)}`,
  );
  const [span] = await query<{ from: string; to: string; capped: boolean }>(
    db,
    sql`select from_time as "from", to_time as "to", capped from job_spans
        where account = ${account} and region = ${region} and kind = ${kind}`,
  );
  return {
    settled: new Set(rows.filter((row) => row.settled).map((row) => row.arn)),
    unsettled: rows.filter((row) => !row.settled).map(({ name, arn }) => ({ name, arn })),
    ...(span && { span }),
  };
}

export interface ResourceGrade {
  identity: Identity;
  exposure: string;
  grade: string | null;
  score: number | null;
  failing: Record<string, number>;
  unknown: number;
  failure: Failure | null;
}

/** Worst first, none last. */
export function gradeRank(grade: string): number {
  return grade === "none" ? 5 : "FDCBA".indexOf(grade);
}

/** Writes the grades that changed. */
export function setGrades(db: Db, { account, seq, grades }: At & { grades: ResourceGrade[] }): Promise<void> {
  const now = new Date().toISOString();
  const byArn = new Map(grades.map((grade) => [grade.identity.arn, grade]));
  return stageVersions(db, "graded_resources", { account, seq }, byArn, (graded, published, firstSeen) => {
    const { identity, exposure, grade, score, failing, unknown, failure } = graded;
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
      unknown,
      failure,
      first_seen: published?.firstSeen ?? firstSeen ?? now,
      hash: digest([name, exposure, grade, score, failing, unknown, failure]),
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

/** How many resources of each kind are known in each region, by `region kind`. */
export async function countKnown(db: Db, { account, seq }: At): Promise<Map<string, number>> {
  const rows = await query<{ region: string; kind: string; count: number }>(
    db,
    sql`select region, kind, count(*)::int as count from resources where account = ${account} and ${visibleAt(seq)} group by region, kind`,
  );
  return new Map(rows.map(({ region, kind, count }) => [`${region} ${kind}`, count]));
}
