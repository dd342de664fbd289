import { questionOf } from "#lib/checks/catalogue.ts";
import { type LiveCount, scoreWithout } from "#lib/scoring/score.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import type { AccountScore, ScanRow } from "./views.ts";

/**
 * The scores of scans without what is accepted now, whenever they were made: a decision that ends counts for none of them. Scores of which
 * it is not known what they are made of stay what they are, and say how many findings were accepted.
 */
export async function scoresWithoutWaived<Row extends Pick<ScanRow, "id" | "score">>(
  db: Db,
  scans: readonly Row[],
): Promise<Row[]> {
  const ids = scans.flatMap(({ id, score }) => (score ? id : []));
  if (ids.length === 0) return [...scans];
  const counted = await query<{ scan: string; check: string; count: number }>(
    db,
    sql`select s.id as scan, f.check_id as "check", count(*)::int as count from scans s
          join (select distinct account, finding from waived_findings) w on w.account = s.account
          join findings f on f.id = w.finding and f.account = w.account and f.from_seq <= s.seq and f.to_seq > s.seq
            and f.status = 'fail' and f.exposure = 'live'
        where s.id = any(${textList(ids)}) group by s.id, f.check_id`,
  );
  if (counted.length === 0) return [...scans];
  const waived = Map.groupBy(counted, ({ scan }) => scan);
  const tallies = await query<{ id: string; tally: LiveCount[] | null }>(
    db,
    sql`select id, tally from scans where id = any(${textList([...waived.keys()])})`,
  );
  const tallyOf = new Map(tallies.map(({ id, tally }) => [id, tally]));
  return scans.map((scan) => {
    const own = waived.get(scan.id);
    if (!own || !scan.score) return scan;
    const byCheck = new Map(own.map(({ check, count }) => [check, count]));
    return { ...scan, score: without(scan.score, tallyOf.get(scan.id) ?? null, byCheck) };
  });
}

function without(
  score: AccountScore,
  tally: readonly LiveCount[] | null,
  waived: ReadonlyMap<string, number>,
): AccountScore {
  const { value, grade, records } = score;
  if (!tally) return { ...score, waived: [...waived.values()].reduce((sum, count) => sum + count, 0) };
  return { ...scoreWithout(tally, waived, questionOf), ...(records && { records }), withWaived: { value, grade } };
}
