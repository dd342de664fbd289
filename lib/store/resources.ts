import { sql } from "drizzle-orm";
import { isSettled } from "#lib/inventory/exposure.ts";
import type { Failure, Identity, Reading, SecretSighting } from "#lib/inventory/reading.ts";
import { type Db, digest, query } from "./query.ts";
import { open } from "./schema.ts";

interface At {
  account: string;
  /** Number of the scan: its own versions and those it did not replace are visible to it. */
  seq: number;
}

/** Rows that a reader at `seq` sees. */
export function visibleAt(seq: number) {
  return sql`from_seq <= ${seq} and to_seq > ${seq}`;
}

interface ResourceVersion {
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
  hash: string;
  settled: boolean;
}

function versionOf(reading: Reading): ResourceVersion {
  const { arn, kind, region, name, also = null } = reading.identity;
  const configuration = reading.status === "read" ? reading.resource : null;
  const failure = reading.status === "unread" ? reading.failure : null;
  return {
    arn,
    kind,
    region,
    name,
    also,
    configuration,
    secrets: reading.status === "read" ? reading.secrets : [],
    failure,
    action: reading.action,
    readAt: reading.readAt,
    hash: digest([configuration, failure, name, also]),
    settled: isSettled(kind, configuration),
  };
}

/** Writes what changed against the versions visible at `seq`; the same readings twice change nothing. */
export async function stageReadings(db: Db, { account, seq, readings }: At & { readings: Reading[] }): Promise<void> {
  if (readings.length === 0) return;
  const versions = JSON.stringify([
    ...new Map(readings.map((reading) => [reading.identity.arn, versionOf(reading)])).values(),
  ]);
  // One statement, one short transaction: closes or drops what is replaced, inserts what is new.
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const changed = await query<{ arn: string }>(
      tx,
      sql`select new.arn from jsonb_to_recordset(${versions}::jsonb) as new(arn text, hash text)
          left join resources r on r.account = ${account} and r.arn = new.arn and ${visibleAt(seq)}
          where r.hash is distinct from new.hash`,
    );
    if (changed.length === 0) return;
    const arns = JSON.stringify(changed.map(({ arn }) => arn));
    await replaceVersions(
      tx,
      "resources",
      { account, seq },
      sql`arn in (select jsonb_array_elements_text(${arns}::jsonb))`,
    );
    await query(
      tx,
      sql`insert into resources (account, arn, kind, region, name, also, configuration, secrets, failure, action, read_at, hash, settled, from_seq, to_seq)
          select ${account}, arn, kind, region, name, nullif(also, 'null'), nullif(configuration, 'null'), secrets, nullif(failure, 'null'),
            action, "readAt", hash, settled, ${seq}, ${open}
          from jsonb_to_recordset(${versions}::jsonb) as new(arn text, kind text, region text, name text, also jsonb, configuration jsonb,
            secrets jsonb, failure jsonb, action text, "readAt" text, hash text, settled boolean)
          where arn in (select jsonb_array_elements_text(${arns}::jsonb))`,
    );
  });
}

/** Ends the versions visible at `seq` that match; those the scan itself wrote before are dropped. */
export async function replaceVersions(
  db: Db,
  table: "resources" | "graded_resources" | "findings",
  { account, seq }: At,
  condition: ReturnType<typeof sql>,
): Promise<void> {
  const name = sql.identifier(table);
  await query(db, sql`delete from ${name} where account = ${account} and from_seq = ${seq} and ${condition}`);
  await query(
    db,
    sql`update ${name} set to_seq = ${seq} where account = ${account} and ${visibleAt(seq)} and ${condition}`,
  );
}

/** Ends the resources of a completely listed kind that the list no longer names, with their grades and findings. */
export async function closeUnseen(
  db: Db,
  { account, seq, kind, region, seen }: At & { kind: string; region: string; seen: ReadonlySet<string> },
): Promise<void> {
  const gone = await query<{ arn: string }>(
    db,
    sql`select arn from resources where account = ${account} and kind = ${kind} and region = ${region} and ${visibleAt(seq)}
          and arn not in (select jsonb_array_elements_text(${JSON.stringify([...seen])}::jsonb))`,
  );
  if (gone.length === 0) return;
  const arns = sql`arn in (select jsonb_array_elements_text(${JSON.stringify(gone.map(({ arn }) => arn))}::jsonb))`;
  for (const table of ["resources", "graded_resources", "findings"] as const) {
    await replaceVersions(db, table, { account, seq }, arns);
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
    const rows = await query<ResourceVersion & { id: number }>(
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

function readingOf(account: string, row: Omit<ResourceVersion, "hash" | "settled">): Reading {
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

/** Writes the grades that changed. */
export async function setGrades(db: Db, { account, seq, grades }: At & { grades: ResourceGrade[] }): Promise<void> {
  if (grades.length === 0) return;
  const rows = JSON.stringify(
    grades.map(({ identity: { arn, kind, region, name }, score, grade, ...rest }) => ({
      arn,
      kind,
      region,
      name,
      grade,
      score: score === null ? null : String(score),
      gradeRank: grade === null ? 5 : "FDCBA".indexOf(grade),
      ...rest,
    })),
  );
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const changed = await query<{ arn: string; firstSeen: string | null }>(
      tx,
      sql`select new.arn, g.first_seen as "firstSeen"
          from jsonb_to_recordset(${rows}::jsonb) as new(arn text, name text, exposure text, grade text, score text, failing jsonb, unknown int, failure jsonb)
          left join graded_resources g on g.account = ${account} and g.arn = new.arn and ${visibleAt(seq)}
          where (g.name, g.exposure, g.grade, g.score, g.failing, g.unknown, g.failure)
            is distinct from (new.name, new.exposure, new.grade, new.score, new.failing, new.unknown, nullif(new.failure, 'null'))`,
    );
    if (changed.length === 0) return;
    const seen = JSON.stringify(
      changed.map(({ arn, firstSeen }) => ({ arn, firstSeen: firstSeen ?? new Date().toISOString() })),
    );
    await replaceVersions(
      tx,
      "graded_resources",
      { account, seq },
      sql`arn in (select arn from jsonb_to_recordset(${seen}::jsonb) as c(arn text))`,
    );
    await query(
      tx,
      sql`insert into graded_resources (account, arn, kind, region, name, exposure, grade, score, grade_rank, failing, unknown, failure, first_seen, from_seq, to_seq)
          select ${account}, new.arn, new.kind, new.region, new.name, new.exposure, new.grade, new.score, new."gradeRank", new.failing, new.unknown,
            nullif(new.failure, 'null'), c."firstSeen", ${seq}, ${open}
          from jsonb_to_recordset(${rows}::jsonb) as new(arn text, kind text, region text, name text, exposure text, grade text, score text,
            "gradeRank" smallint, failing jsonb, unknown int, failure jsonb)
          join jsonb_to_recordset(${seen}::jsonb) as c(arn text, "firstSeen" text) on c.arn = new.arn`,
    );
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
