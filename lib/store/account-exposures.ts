import type { Severity } from "#lib/checks/define.ts";
import { noFailing, severityOf } from "#lib/scoring/weights.ts";
import { scansOnShow } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { queryOnShow } from "./on-show.ts";
import type { Db } from "./query.ts";
import { talliesOf } from "./tallies.ts";
import { visibleNow } from "./versions-list.ts";
import { waivedIn } from "./waived-condition.ts";

/** What can be abused in an account now: live findings, and none that a waiver accepts among those that fail. */
export interface AccountExposure {
  account: string;
  failing: Record<Severity, number>;
  /** How many may fail: they could not be judged. */
  unknown: number;
  waived: number;
  /** Those of `failing` that are of the kinds asked for: attack paths. */
  paths: number;
}

interface Counted {
  account: string;
  kind: string;
  rank: number;
  status: "fail" | "unknown" | "waived";
  count: number;
}

/** The accounts beside each other, from the counts of their scans on show. Of one without a scan there is nothing. */
export async function accountExposures(
  db: Db,
  accounts: readonly string[],
  pathKinds: readonly string[],
): Promise<AccountExposure[]> {
  const shown = (await scansOnShow(db, accounts)).filter(({ scan }) => scan !== null);
  if (shown.length === 0) return [];
  const each = shown.flatMap((at) => [
    sql`select account, kind, rank, status, count from ${talliesOf(at)} and exposure = 'live' and status in ('fail', 'unknown')`,
    sql`select account, kind, rank, 'waived', count(*) from findings
        where account = ${at.account} and exposure = 'live' and ${visibleNow(at.seq)} and ${waivedIn(at.account)} group by account, kind, rank`,
  ]);
  const rows = await queryOnShow<Counted>(
    db,
    shown,
    sql`select account, kind, rank, status, sum(count)::int as count from (${sql.join(each, sql` union all `)}) counted
        group by account, kind, rank, status`,
  );
  const byAccount = Map.groupBy(rows, ({ account }) => account);
  return shown.map(({ account }) => exposureOf(account, byAccount.get(account) ?? [], pathKinds));
}

function exposureOf(
  account: string,
  counted: readonly Readonly<Counted>[],
  pathKinds: readonly string[],
): AccountExposure {
  const failing = noFailing();
  const exposure = { account, failing, unknown: 0, waived: 0, paths: 0 };
  for (const { kind, rank, status, count } of counted) {
    if (status === "unknown") {
      exposure.unknown += count;
      continue;
    }
    const more = status === "fail" ? count : -count;
    failing[severityOf(rank)] += more;
    if (pathKinds.includes(kind)) exposure.paths += more;
    if (status === "waived") exposure.waived += count;
  }
  return exposure;
}
