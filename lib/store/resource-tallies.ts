import { type SQL, sql } from "./drizzle.ts";
import { isHardlyJudged } from "./hardly-judged.ts";
import { type Db, query } from "./query.ts";
import { type At, open } from "./versions.ts";

/**
 * Counts the resources that a scan leaves visible, before it is published; those of the two scans before stay, as of findings.
 * @param visible otherwise than before it is published
 */
export async function writeResourceTallies(
  db: Db,
  { account, seq }: At,
  visible: SQL = sql`to_seq = ${open} and from_seq <= ${seq}`,
): Promise<void> {
  await query(db, sql`delete from resource_tallies where account = ${account} and seq not in (${seq - 1}, ${seq - 2})`);
  const judgedBy = sql`case when ${isHardlyJudged.none(seq)} then 'none' when ${isHardlyJudged.secrets(seq)} then 'secrets' else '' end`;
  await query(
    db,
    sql`insert into resource_tallies (account, seq, kind, region, exposure, grade_rank, judged_by, count)
        select ${account}, ${seq}, kind, region, exposure, grade_rank, judged_by, count(*) from (
          select kind, region, exposure, grade_rank, ${judgedBy} as judged_by from graded_resources
          where account = ${account} and ${visible}) visible
        group by kind, region, exposure, grade_rank, judged_by`,
  );
}

/** From the counts of a scan, as a table to select from. `judged_by`: `none`, `secrets`, or nothing where it is judged well. */
export function resourceTalliesOf({ account, seq }: At): SQL {
  return sql`resource_tallies where account = ${account} and seq = ${seq}`;
}
