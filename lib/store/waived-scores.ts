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
  const waived = await waivedIn(db, ids);
  if (waived.size === 0) return [...scans];
  const tallyOf = await talliesOf(db, [...waived.keys()]);
  return scans.map((scan) => {
    const own = waived.get(scan.id);
    return own && scan.score ? { ...scan, score: without(scan.score, tallyOf.get(scan.id) ?? null, own) } : scan;
  });
}

/** What the score of a scan is made of, without what is accepted now; null where that is not known. */
export async function countsWithoutWaived(db: Db, scan: string): Promise<LiveCount[] | null> {
  const [waived, tallies] = await Promise.all([waivedIn(db, [scan]), talliesOf(db, [scan])]);
  const own = waived.get(scan);
  const less = ([check, severity, category, pass, fail, unknown]: LiveCount): LiveCount => {
    return [check, severity, category, pass, fail - Math.min(fail, own?.get(check) ?? 0), unknown];
  };
  return tallies.get(scan)?.map(less) ?? null;
}

/** Live findings of each scan that failed at it and are accepted now, by check. */
async function waivedIn(db: Db, scans: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await query<{ scan: string; check: string; count: number }>(
    db,
    sql`select s.id as scan, f.check_id as "check", count(*)::int as count from scans s
          join (select distinct account, finding from waived_findings) w on w.account = s.account
          join findings f on f.id = w.finding and f.account = w.account and f.from_seq <= s.seq and f.to_seq > s.seq
            and f.status = 'fail' and f.exposure = 'live'
        where s.id = any(${textList(scans)}) group by s.id, f.check_id`,
  );
  const byScan = Map.groupBy(rows, ({ scan }) => scan);
  return new Map([...byScan].map(([scan, own]) => [scan, new Map(own.map(({ check, count }) => [check, count]))]));
}

async function talliesOf(db: Db, scans: readonly string[]): Promise<ReadonlyMap<string, LiveCount[] | null>> {
  const rows = await query<{ id: string; tally: LiveCount[] | null }>(
    db,
    sql`select id, tally from scans where id = any(${textList(scans)})`,
  );
  return new Map(rows.map(({ id, tally }) => [id, tally]));
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
