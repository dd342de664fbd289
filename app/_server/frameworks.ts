import type { FrameworkRow } from "#components/frameworks/framework-row.ts";
import { frameworks } from "#lib/checks/controls/index.ts";
import { type JudgedCheck, judgedControls, sumOf } from "#lib/checks/controls/judged.ts";
import { unreadIn } from "#lib/checks/unread-checks.ts";
import { scansOnShow } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import type { Db } from "#lib/store/query.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { tallyChecks } from "#lib/store/tallies.ts";

/** Every framework, each control with the results of its checks in the accounts together. */
export async function frameworkRows(accounts: readonly string[]): Promise<FrameworkRow[]> {
  const { db } = currentStore();
  const [found, unread] = await Promise.all([tallyChecks(db, accounts), unreadInAny(db, accounts)]);
  const tallies = new Map(found.map((tally) => [tally.check, tally]));
  const judged = (id: string): JudgedCheck => {
    const { pass = 0, fail = 0, unknown = 0, notApplicable = 0 } = tallies.get(id) ?? {};
    return { id, pass, fail, unknown, notApplicable, isUnread: unread.has(id) };
  };
  return frameworks.map(({ controls, ...framework }) => {
    const rows = judgedControls({ ...framework, controls }, judged);
    const own = new Map(rows.flatMap((row) => row.checks.map((check) => [check.id, check])));
    const named = rows.map((row) => ({ ...row, checks: row.checks.map(({ id }) => id) }));
    return { ...framework, controls: named, ...sumOf(own.values()) };
  });
}

/** The checks of what the scan on show of one of the accounts did not read everywhere; all of them where there is no scan. */
async function unreadInAny(db: Db, accounts: readonly string[]): Promise<ReadonlySet<string>> {
  const shown = await scansOnShow(db, accounts);
  const each = shown.map(async ({ scan }) => [...unreadIn(scan ? await getCoverage(db, scan) : [])]);
  return new Set((await Promise.all(each)).flat());
}
