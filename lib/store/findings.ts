import { type Category, type Severity, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { Scorable } from "#lib/scoring/score.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, digest, query, storableJson } from "./query.ts";
import { type At, closeVersions, isOfWholeKind, open, stageVersions, visibleAt } from "./versions.ts";
import type { ScanSummary } from "./views.ts";

/** Writes the findings that changed. `since` is kept while the status stays, `firstSeen` for ever. */
export async function stageFindings(
  db: Db,
  { account, seq, findings }: At & { findings: readonly Finding[] },
): Promise<void> {
  const now = new Date().toISOString();
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  await noteChecks(db, account, findings);
  await stageVersions(db, "findings", { account, seq }, byId, (finding, published, firstSeen) => {
    const row = rowOf(finding);
    const isSame = published?.status === row.status;
    return {
      ...row,
      since: isSame ? published.since : now,
      since_seq: isSame ? published.sinceSeq : seq,
      first_seen: published?.firstSeen ?? firstSeen ?? now,
      hash: digest(row),
    };
  });
}

/** Remembers the kind and category of the checks, by which lists are filtered. */
async function noteChecks(db: Db, account: string, findings: readonly Finding[]): Promise<void> {
  const noted = new Map(findings.map(({ check, identity: { kind }, category }) => [check, { check, kind, category }]));
  await query(
    db,
    sql`insert into assessed_checks (account, check_id, kind, category)
        select ${account}, "check", kind, category
        from json_to_recordset(${storableJson([...noted.values()])}::json) as noted("check" text, kind text, category text)
        on conflict (account, check_id) do update set category = excluded.category
          where assessed_checks.category <> excluded.category`,
  );
}

function rowOf({ id, check, identity, status, severity, category, exposure, verdict, weight }: Finding) {
  const { kind, region, arn, name } = identity;
  return {
    id,
    check_id: check,
    kind,
    region,
    arn,
    name,
    status,
    rank: severityRank[severity],
    category,
    exposure,
    evidence: "evidence" in verdict ? verdict.evidence : [],
    reason: "reason" in verdict ? verdict.reason : null,
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
  const gone = (await checksAt(db, account)).filter((check) => !checks.includes(check));
  for (const check of gone) await closeFindings(db, at, sql`check_id = ${check}`);
  const stays = new Set(unlisted);
  const inScope = new Set(scope.map(({ kind, region }) => `${region} ${kind}`));
  const wholeKinds = await query<{ id: string; kind: string; region: string }>(
    db,
    sql`select id, kind, region from findings where account = ${account} and ${visibleAt(seq)} and ${isOfWholeKind}`,
  );
  const listed = wholeKinds.filter(({ id, kind, region }) => inScope.has(`${region} ${kind}`) && !stays.has(id));
  await closeVersions(
    db,
    "findings",
    at,
    "id",
    listed.map(({ id }) => id),
  );
}

async function checksAt(db: Db, account: string): Promise<string[]> {
  const rows = await query<{ check: string }>(
    db,
    sql`select check_id as "check" from assessed_checks where account = ${account} order by check_id`,
  );
  return rows.map(({ check }) => check);
}

/** Ends every visible finding that matches, a page at a time. */
async function closeFindings(db: Db, at: At, condition: SQL): Promise<void> {
  for (;;) {
    const rows = await query<{ id: string }>(
      db,
      sql`select id from findings where account = ${at.account} and to_seq = ${open} and ${condition} limit 1000`,
    );
    if (rows.length === 0) return;
    await closeVersions(
      db,
      "findings",
      at,
      "id",
      rows.map(({ id }) => id),
    );
  }
}

/** What the scan changed among live findings; null when it is the account's first. */
export async function changesAt(db: Db, { account, seq }: At): Promise<ScanSummary["changes"]> {
  const [earlier] = await query<{ seq: number }>(
    db,
    sql`select current_seq as seq from accounts where id = ${account}`,
  );
  if (!earlier || earlier.seq === 0) return null;
  // What a finding was before: its last verdict that was not unknown. An unknown neither resolves nor renews a failure.
  const [counts] = await query<NonNullable<ScanSummary["changes"]>>(
    db,
    sql`with touched as (
          select coalesce(new.id, old.id) as id, new.status as after, new.exposure as exposure_after, old.status as before, old.exposure as exposure_before
          from (select id, status, exposure from findings where account = ${account} and from_seq = ${seq}) new
          full join (select id, status, exposure from findings where account = ${account} and to_seq = ${seq}) old on old.id = new.id
        ), judged as (
          select *,
            case when before = 'unknown' then
              (select f.status from findings f where f.id = touched.id and f.from_seq < ${seq} and f.status <> 'unknown' order by f.from_seq desc limit 1)
              else before end as known,
            exists (select 1 from findings f where f.id = touched.id and f.status = 'fail' and f.exposure = 'live' and f.from_seq < ${seq}) as failed_once
          from touched
        ), failing as (
          select *, after = 'fail' and exposure_after = 'live' and not coalesce(known = 'fail' and exposure_before = 'live', false) as fails_now from judged
        )
        select
          count(*) filter (where fails_now and not failed_once)::int as "newFailing",
          count(*) filter (where fails_now and failed_once)::int as regressed,
          count(*) filter (where known = 'fail' and exposure_before = 'live' and (after is null or after in ('pass', 'not-applicable')))::int as resolved,
          count(*) filter (where after = 'unknown' and exposure_after = 'live' and before in ('pass', 'fail'))::int as "newUnknown"
        from failing`,
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

/**
 * Live verdicts about kinds and regions that the scan did not look at, by check: what earlier scans found there is part of the
 * account's score all the same, or leaving a region out would improve it.
 */
export async function liveOutside(
  db: Db,
  { account, seq, scope }: At & { scope: readonly { kind: string; region: string }[] },
): Promise<Scorable[]> {
  const places = JSON.stringify(scope.map(({ kind, region }) => ({ kind, region })));
  const rows = await query<{ check: string; category: Category; rank: number; status: VerdictStatus; weight: number }>(
    db,
    sql`select check_id as "check", category, rank, status, sum(weight)::int as weight from findings
        where account = ${account} and exposure = 'live' and ${visibleAt(seq)}
          and (kind, region) not in (select s.kind, s.region from jsonb_to_recordset(${places}::jsonb) as s(kind text, region text))
        group by 1, 2, 3, 4`,
  );
  return rows.map(({ check, category, rank, status, weight }) => ({
    check,
    category,
    status,
    weight,
    severity: severities.find((severity) => severityRank[severity] === rank) ?? "info",
    exposure: "live",
  }));
}
