import { sql } from "drizzle-orm";
import type { Severity } from "#lib/checks/define.ts";
import { severities } from "#lib/checks/define.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { type Db, query } from "./query.ts";
import { replaceVersions, visibleAt } from "./resources.ts";
import { open } from "./schema.ts";
import type { ScanSummary } from "./views.ts";

interface At {
  account: string;
  seq: number;
}

/** Writes the findings that changed. `since` is kept while the status stays, `firstSeen` as long as the finding lives. */
export async function stageFindings(
  db: Db,
  { account, seq, findings }: At & { findings: readonly Finding[] },
): Promise<void> {
  for (let from = 0; from < findings.length; from += 1_000) {
    await stageBatch(db, { account, seq }, findings.slice(from, from + 1_000));
  }
}

const shape = sql`id text, "check" text, kind text, region text, arn text, name text, status text, rank smallint, category text,
  exposure text, evidence jsonb, reason text, weight int`;

async function stageBatch(db: Db, at: At, findings: readonly Finding[]): Promise<void> {
  const { account, seq } = at;
  const rows = JSON.stringify(findings.map(rowOf));
  const now = new Date().toISOString();
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const changed = await query<{ id: string; since: string; firstSeen: string }>(
      tx,
      sql`select new.id, case when f.status = new.status then f.since else ${now} end as since, coalesce(f.first_seen, ${now}) as "firstSeen"
          from jsonb_to_recordset(${rows}::jsonb) as new(${shape})
          left join findings f on f.id = new.id and f.account = ${account} and ${visibleAt(seq)}
          where (f.status, f.exposure, f.evidence, f.reason, f.weight, f.name, f.rank, f.category)
            is distinct from (new.status, new.exposure, new.evidence, new.reason, new.weight, new.name, new.rank, new.category)`,
    );
    if (changed.length === 0) return;
    const kept = JSON.stringify(changed);
    await replaceVersions(
      tx,
      "findings",
      at,
      sql`id in (select id from jsonb_to_recordset(${kept}::jsonb) as c(id text))`,
    );
    await query(
      tx,
      sql`insert into findings (id, account, check_id, kind, region, arn, name, status, rank, category, exposure, evidence, reason, weight, since, first_seen, from_seq, to_seq)
          select new.id, ${account}, new."check", new.kind, new.region, new.arn, new.name, new.status, new.rank, new.category, new.exposure,
            new.evidence, new.reason, new.weight, c.since, c."firstSeen", ${seq}, ${open}
          from jsonb_to_recordset(${rows}::jsonb) as new(${shape})
          join jsonb_to_recordset(${kept}::jsonb) as c(id text, since text, "firstSeen" text) on c.id = new.id`,
    );
  });
}

function rowOf({ id, check, identity, status, severity, category, exposure, verdict, weight }: Finding) {
  const { kind, region, arn, name } = identity;
  const evidence = "evidence" in verdict ? verdict.evidence : [];
  const reason = "reason" in verdict ? verdict.reason : null;
  return {
    id,
    check,
    kind,
    region,
    arn,
    name,
    status,
    rank: severityRank[severity],
    category,
    exposure,
    evidence,
    reason,
    weight,
  };
}

/**
 * Ends findings that no longer have a subject: those of checks that are gone, and those about kinds that could not be
 * listed before and could now. Only within the scope of the scan.
 */
export async function closeUnassessed(
  db: Db,
  {
    account,
    seq,
    checks,
    scope,
    unlisted,
  }: At & {
    checks: readonly string[];
    scope: readonly { kind: string; region: string }[];
    unlisted: readonly string[];
  },
): Promise<void> {
  const at = { account, seq };
  await replaceVersions(
    db,
    "findings",
    at,
    sql`check_id not in (select jsonb_array_elements_text(${JSON.stringify(checks)}::jsonb))`,
  );
  await replaceVersions(
    db,
    "findings",
    at,
    sql`arn like '%:*' and id not in (select jsonb_array_elements_text(${JSON.stringify(unlisted)}::jsonb))
        and (kind, region) in (select s.kind, s.region from jsonb_to_recordset(${JSON.stringify(scope)}::jsonb) as s(kind text, region text))`,
  );
}

/** What the scan changed among live findings; null when it is the account's first. */
export async function changesAt(db: Db, { account, seq }: At): Promise<ScanSummary["changes"]> {
  const [earlier] = await query<{ seq: number }>(
    db,
    sql`select current_seq as seq from accounts where id = ${account}`,
  );
  if (!earlier || earlier.seq === 0) return null;
  const [counts] = await query<NonNullable<ScanSummary["changes"]>>(
    db,
    sql`with changed as (
          select coalesce(new.id, old.id) as id, old.status as before, new.status as after
          from (select id, status from findings where account = ${account} and from_seq = ${seq}) new
          full join (select id, status from findings where account = ${account} and to_seq = ${seq} and exposure = 'live') old on old.id = new.id
        ), marked as (
          select *, exists (select 1 from findings f where f.id = changed.id and f.status = 'fail' and f.from_seq < ${seq}) as failed_once from changed
        )
        select
          count(*) filter (where after = 'fail' and before is distinct from 'fail' and not failed_once)::int as "newFailing",
          count(*) filter (where after = 'fail' and before is distinct from 'fail' and failed_once)::int as regressed,
          count(*) filter (where before = 'fail' and (after is null or after in ('pass', 'not-applicable')))::int as resolved,
          count(*) filter (where after = 'unknown' and before in ('pass', 'fail'))::int as "newUnknown"
        from marked`,
  );
  return counts ?? null;
}

/** Failing findings about records, by severity. */
export async function tallyRecords(db: Db, { account, seq }: At): Promise<Record<Severity, number>> {
  const rows = await query<{ rank: number; count: number }>(
    db,
    sql`select rank, count(*)::int as count from findings
        where account = ${account} and status = 'fail' and exposure = 'record' and ${visibleAt(seq)} group by rank`,
  );
  const counts = new Map(rows.map(({ rank, count }) => [rank, count]));
  return Object.fromEntries(
    severities.map((severity) => [severity, counts.get(severityRank[severity]) ?? 0]),
  ) as Record<Severity, number>;
}
