import { scansOnShow } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import { visibleNow } from "./versions-list.ts";
import type { ResourceStanding } from "./views.ts";

/** How each of these resources of an account stands in the scan on show, by ARN; none of what it does not have. */
export async function standingsOf(
  db: Db,
  account: string,
  arns: readonly string[],
): Promise<ReadonlyMap<string, ResourceStanding>> {
  const [shown] = await scansOnShow(db, [account]);
  if (!shown || arns.length === 0) return new Map();
  const rows = await query<ResourceStanding & { arn: string }>(
    db,
    sql`select arn, exposure, grade, failing, unknown, judged, failure from graded_resources
        where account = ${account} and ${visibleNow(shown.seq)} and arn = any(${textList(arns)})`,
  );
  return new Map(rows.map(({ arn, ...standing }) => [arn, standing]));
}

/** Where each of these resources stands among all: texts that sort the worst first, by ARN. */
export async function ranksOf(db: Db, account: string, arns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [shown] = await scansOnShow(db, [account]);
  if (!shown || arns.length === 0) return new Map();
  const rows = await query<{ arn: string; rank: string }>(
    db,
    sql`select arn, worst_rank as rank from graded_resources
        where account = ${account} and ${visibleNow(shown.seq)} and arn = any(${textList(arns)})`,
  );
  return new Map(rows.map(({ arn, rank }) => [arn, rank]));
}
