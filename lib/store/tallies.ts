import { setImmediate as breathe } from "node:timers/promises";
import { type Severity, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { accountsIn } from "#lib/filters/define.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import { scansOnShow } from "./accounts.ts";
import { type SQL, sql } from "./drizzle.ts";
import { queryOnShow } from "./on-show.ts";
import { type Db, query } from "./query.ts";
import { type At, open } from "./versions.ts";
import { visibleNow } from "./versions-list.ts";
import type { CheckTally } from "./views.ts";
import { waivedIn } from "./waived-condition.ts";

/** So many findings are counted in one go: nobody waits for long. */
const atOnce = 10_000;

/**
 * Counts the findings that a scan leaves visible, before it is published; of many findings check by check, so that nobody waits
 * for long. Those of the two scans before stay: pages that are being read are theirs.
 */
export async function writeTallies(db: Db, { account, seq }: At): Promise<void> {
  await query(db, sql`delete from finding_tallies where account = ${account} and seq not in (${seq - 1}, ${seq - 2})`);
  const [first] = await query<{ count: number }>(
    db,
    sql`select count(*)::int as count from (
          select 1 from findings where account = ${account} and to_seq = ${open} limit ${atOnce + 1}) first`,
  );
  if ((first?.count ?? 0) <= atOnce) return countFindings(db, { account, seq }, sql`true`);
  const checks = await query<{ check: string }>(
    db,
    sql`select check_id as "check" from assessed_checks where account = ${account}`,
  );
  for (const { check } of checks) {
    await countFindings(db, { account, seq }, sql`check_id = ${check}`);
    await breathe();
  }
}

/** @throws Error where a scan leaves findings visible that nobody has counted: every list would say that there are none. */
export async function holdToCounted(db: Db, { account, seq }: At): Promise<void> {
  const [row] = await query<{ areCounted: boolean }>(
    db,
    sql`select exists (select 1 from ${talliesOf({ account, seq })})
          or not exists (select 1 from findings where account = ${account} and to_seq = ${open} and from_seq <= ${seq}) as "areCounted"`,
  );
  if (!row?.areCounted) throw new Error(`The findings of scan ${seq} of ${account} were not counted.`);
}

async function countFindings(db: Db, { account, seq }: At, which: SQL): Promise<void> {
  await query(
    db,
    sql`insert into finding_tallies (account, seq, check_id, kind, category, rank, status, exposure, region, count)
        select ${account}, ${seq}, check_id, c.kind, c.category, -minus_rank, status, exposure, region, count
        from (select check_id, (-rank) as minus_rank, status, exposure, region, count(*) as count from findings
              where account = ${account} and to_seq = ${open} and from_seq <= ${seq} and ${which}
              group by 2, status, exposure, check_id, region) counted
        join assessed_checks c using (check_id) where c.account = ${account}`,
  );
}

/** From the counts of a scan, as a table to select from. */
export function talliesOf({ account, seq }: At): SQL {
  return sql`finding_tallies where account = ${account} and seq = ${seq}`;
}

/** Verdicts about records, and the failing ones by severity, as a scan counted them. */
export async function tallyRecords(
  db: Db,
  at: At,
): Promise<{ verdicts: Record<VerdictStatus, number>; failing: Record<Severity, number> }> {
  const rows = await query<{ status: VerdictStatus; rank: number; count: number }>(
    db,
    sql`select status, rank, sum(count)::int as count from ${talliesOf(at)} and exposure = 'record' group by status, rank`,
  );
  const sum = (matches: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(matches).reduce((total, { count }) => total + count, 0);
  const verdicts = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
  for (const { status, count } of rows) verdicts[status] += count;
  const failing = Object.fromEntries(
    severities.map((one) => [one, sum(({ status, rank }) => status === "fail" && rank === severityRank[one])]),
  ) as Record<Severity, number>;
  return { verdicts, failing };
}

/** Verdicts of each check in the accounts together, live and records apart. */
export async function tallyChecks(
  db: Db,
  accounts: string | readonly string[],
): Promise<readonly Readonly<CheckTally>[]> {
  const shown = await scansOnShow(db, accountsIn({ account: accounts }));
  const each = shown.flatMap((at) => [
    sql`select check_id, status, exposure, count from ${talliesOf(at)}`,
    sql`select check_id, 'waived', exposure, count(*) from findings
        where account = ${at.account} and ${visibleNow(at.seq)} and ${waivedIn(at.account)} group by check_id, exposure`,
  ]);
  const sum = (status: VerdictStatus | "waived", exposure: Exposure) =>
    sql`coalesce(sum(count) filter (where status = ${status} and exposure = ${exposure}), 0)::int`;
  return queryOnShow<CheckTally>(
    db,
    shown,
    sql`select check_id as "check", ${sum("pass", "live")} as pass, ${sum("fail", "live")} as fail, ${sum("waived", "live")} as waived,
          ${sum("unknown", "live")} as unknown, ${sum("not-applicable", "live")} as "notApplicable",
          ${sum("fail", "record")} as "recordFail"
        from (${sql.join(each, sql` union all `)}) tallies group by check_id`,
  );
}
