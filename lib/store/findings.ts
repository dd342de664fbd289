import type { Category } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { Scorable } from "#lib/scoring/score.ts";
import { severityOf, severityRank } from "#lib/scoring/weights.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, digest, query, storableJson, textList } from "./query.ts";
import { type At, closeVersions, type NewVersion, open, type Published, stageVersions, visibleAt } from "./versions.ts";

/** A finding that another installation has known for longer. */
export type ToldFinding = Finding & { since: string; firstSeen: string };

/**
 * Writes the findings that changed. `since` is kept while the status stays, `firstSeen` for ever; what another installation tells of both
 * is its word.
 */
export async function stageFindings(
  db: Db,
  { account, seq, findings, startedAt = "" }: At & { findings: readonly (Finding | ToldFinding)[]; startedAt?: string },
): Promise<void> {
  const now = new Date().toISOString();
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  await noteChecks(db, account, findings);
  const rowAt = (finding: Finding | ToldFinding, published?: Published, firstSeen?: string): NewVersion => {
    const row = rowOf(finding);
    const isSame = published?.status === row.status;
    if ("since" in finding) {
      // Of the scans before no number is known here: zero is none.
      const sinceSeq = finding.since >= startedAt ? seq : 0;
      const { since, firstSeen: first } = finding;
      return { ...row, since, since_seq: sinceSeq, first_seen: first, hash: digest([row, since, first]) };
    }
    return {
      ...row,
      since: isSame ? published.since : now,
      since_seq: isSame ? published.sinceSeq : seq,
      first_seen: published?.firstSeen ?? firstSeen ?? now,
      hash: digest(row),
    };
  };
  // An id is made of its resource's ARN: where one is, all of its versions are.
  await stageVersions(db, "findings", { account, seq }, byId, rowAt, ({ identity }) => identity.arn);
}

/**
 * Remembers the kind and category of the checks, by which lists are filtered. In one order, as all rows that several
 * transactions may insert at once: else two of them wait for each other.
 */
async function noteChecks(db: Db, account: string, findings: readonly Finding[]): Promise<void> {
  const noted = new Map(findings.map(({ check, identity: { kind }, category }) => [check, { check, kind, category }]));
  await query(
    db,
    sql`insert into assessed_checks (account, check_id, kind, category)
        select ${account}, "check", kind, category
        from json_to_recordset(${storableJson([...noted.values()])}::json) as noted("check" text, kind text, category text)
        order by "check"
        on conflict (account, check_id) do update set category = excluded.category
          where assessed_checks.category <> excluded.category`,
  );
}

function rowOf({ id, check, identity, status, severity, category, exposure, verdict }: Finding) {
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
  };
}

/** Ends the findings of checks that are gone from the catalogue. */
export async function closeRetired(
  db: Db,
  { account, seq, checks }: At & { checks: readonly string[] },
): Promise<void> {
  const retired = (await checksAt(db, account)).filter((check) => !checks.includes(check));
  for (const check of retired) await closeFindings(db, { account, seq }, sql`check_id = ${check}`);
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

/** The last verdict of each finding before the scan that was not unknown. An id belongs to one account. */
export async function lastVerdicts(
  db: Db,
  { seq }: At,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VerdictStatus>> {
  const rows = await query<{ id: string; status: VerdictStatus }>(
    db,
    sql`select distinct on (id) id, status from findings
        where id = any(${textList(ids)}) and from_seq < ${seq} and status <> 'unknown'
        order by id, from_seq desc`,
  );
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/**
 * Live verdicts about kinds and regions that the scan did not look at, by check: what earlier scans found there is part of the
 * account's score all the same, or leaving a region out would improve it.
 */
export async function liveOutside(
  db: Db,
  { account, seq, scope }: At & { scope: readonly { kind: string; region: string }[] },
): Promise<(Scorable & { count: number })[]> {
  const places = JSON.stringify(scope.map(({ kind, region }) => ({ kind, region })));
  const rows = await query<{ check: string; category: Category; rank: number; status: VerdictStatus; count: number }>(
    db,
    sql`select check_id as "check", category, rank, status, count(*)::int as count from findings
        where account = ${account} and exposure = 'live' and ${visibleAt(seq)}
          and not exists (select 1 from jsonb_to_recordset(${places}::jsonb) as s(kind text, region text)
            where s.kind = findings.kind and s.region in (findings.region, 'global'))
        group by 1, 2, 3, 4`,
  );
  return rows.map(({ rank, ...row }) => ({
    ...row,
    severity: severityOf(rank),
    exposure: "live",
  }));
}
