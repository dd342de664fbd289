import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import { severityOf } from "#lib/scoring/weights.ts";
import type { OnShow } from "./accounts.ts";
import { type Part, partsIn, partsOf } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { conditions } from "./findings-conditions.ts";
import { queryOnShow } from "./on-show.ts";
import { type Db, query } from "./query.ts";
import { talliesOf } from "./tallies.ts";
import { endedNow, visibleIn } from "./versions-list.ts";
import { waivedIn } from "./waived-condition.ts";

/**
 * How many match, of all severities where that is remembered: whichever somebody ticks then is counted already. @param looked the scans and
 * conditions, where they were looked up
 */
export async function countFindings(db: Db, filter: FindingFilter, looked?: readonly Part[]): Promise<number> {
  const parts = looked ?? (await partsOf(db, conditions, filter));
  const { severity = [], ...others } = filter;
  const isAll = severity.length > 0 && isTallied(filter);
  const rows = await ofCounted<{ rank: number; count: number }>(
    db,
    isAll ? others : filter,
    (counted) => sql`select -minus_rank as rank, sum(count)::int as count from ${counted} group by minus_rank`,
    isAll ? await partsIn(db, conditions, others, parts) : parts,
  );
  return rows
    .filter(({ rank }) => severity.length === 0 || severity.includes(severityOf(rank)))
    .reduce((sum, { count }) => sum + count, 0);
}

interface CheckCount {
  check: string;
  status: VerdictStatus;
  count: number;
}

interface EachCount extends CheckCount {
  account: string;
  rank: number;
}

export async function countByCheck(
  db: Db,
  filter: FindingFilter,
  at?: OnShow,
): Promise<readonly Readonly<CheckCount>[]> {
  const statement = (counted: SQL) =>
    sql`select check_id as "check", status, sum(count)::int as count from ${counted} group by check_id, status`;
  return ofCounted(db, filter, statement, await partsOf(db, conditions, filter, at));
}

/** What matches, counted by account, check, severity and verdict. */
export async function countEach(db: Db, filter: FindingFilter): Promise<readonly Readonly<EachCount>[]> {
  const statement = (counted: SQL) =>
    sql`select account, check_id as "check", -minus_rank as rank, status, sum(count)::int as count from ${counted}
        group by account, check_id, minus_rank, status having sum(count) > 0`;
  return ofCounted(db, filter, statement, await partsOf(db, conditions, filter));
}

/** From what matches, counted: read from the tallies unless the filter asks for single resources, or for an earlier scan. */
async function ofCounted<T>(
  db: Db,
  filter: FindingFilter,
  statement: (counted: SQL) => SQL,
  parts: readonly Part[],
): Promise<readonly Readonly<T>[]> {
  const { waived, ...others } = filter;
  const { change } = others;
  const isRemembered = isTallied(filter);
  // Those that were accepted are few: they are counted themselves, and taken from what was counted of all.
  const all = isRemembered && waived ? await partsIn(db, conditions, others, parts) : parts;
  const each = parts.flatMap(({ account, seq, current, where }, place) => {
    const visible = change === "gone" ? endedNow(seq) : visibleIn({ seq, current });
    const counting = (
      sign: SQL,
      condition: SQL,
    ) => sql`select ${account}::text as account, check_id, (-rank) as minus_rank, status, ${sign} * count(*) as count from findings
      where account = ${account} and ${visible} and ${condition} group by check_id, (-rank), status`;
    if (!isRemembered || seq !== current) return counting(sql`1`, where);
    const those = all[place]?.where ?? where;
    return [
      sql`select account, check_id, (-rank) as minus_rank, status, count from ${talliesOf({ account, seq })} and ${those}`,
      ...(waived ? [counting(sql`-1`, sql`${those} and ${waivedIn(account)}`)] : []),
    ];
  });
  const asked = statement(sql`(${sql.join(each, sql` union all `)}) counted`);
  return isRemembered ? queryOnShow<T>(db, parts, asked) : query<T>(db, asked);
}

/** False where the filter asks for single resources, which nobody has counted. */
function isTallied({ q, resource, owner, tagged, path, change, id, waived }: FindingFilter): boolean {
  return !q && !resource && !owner && !tagged?.length && !path && !change && !id?.length && waived !== "only";
}
