import { scansOnShow } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { queryOnShow } from "./on-show.ts";
import { type Db, textList } from "./query.ts";
import { talliesOf } from "./tallies.ts";
import { open } from "./versions.ts";
import type { FindingRow } from "./views.ts";
import { notWaivedIn } from "./waived-condition.ts";

/**
 * The first live resources that fail each of these checks and were not accepted, by check, in one query. The tallies say with which rank each fails:
 * so each is a short walk along the index findings_by_severity.
 */
export async function failingExamples(
  db: Db,
  account: string,
  checks: readonly string[],
  perCheck: number,
): Promise<ReadonlyMap<string, FindingRow["resource"][]>> {
  const shown = await scansOnShow(db, [account]);
  const seq = shown[0]?.seq ?? 0;
  const walkTo = (end: number) => sql`(select arn, kind, name, region, id from findings
    where account = ${account} and to_seq = ${end} and from_seq <= ${seq} and (-rank) = wanted.minus_rank
      and status = 'fail' and exposure = 'live' and check_id = wanted.check_id and ${notWaivedIn(account)}
    order by region, id limit ${perCheck})`;
  const rows = await queryOnShow<FindingRow["resource"] & { check: string }>(
    db,
    shown,
    sql`select wanted.check_id as "check", f.arn, f.kind, f.name, f.region
        from (select distinct check_id, (-rank) as minus_rank from ${talliesOf({ account, seq })}
              and status = 'fail' and exposure = 'live' and check_id = any(${textList(checks)})) wanted
        cross join lateral (${walkTo(open)} union all ${walkTo(seq + 1)}) f
        order by wanted.check_id, wanted.minus_rank, f.region, f.id`,
  );
  const byCheck = Map.groupBy(rows, ({ check }) => check);
  return new Map(
    [...byCheck].map(([check, found]) => [
      check,
      found.slice(0, perCheck).map(({ arn, kind, name, region }) => ({ arn, kind, name, region })),
    ]),
  );
}
