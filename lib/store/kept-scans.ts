import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
import type { AccountScore, Grade } from "./views.ts";
import { scoresWithoutWaived } from "./waived-scores.ts";

/** A scan whose findings are kept. */
export interface KeptScan {
  id: string;
  finishedAt: string;
  grade: Grade | null;
  isWatch: boolean;
}

/** A menu of more scans is none. */
const mostOffered = 300;

/** The scans of an account whose findings are kept whole, newest first: the latest of them, to choose from. */
export async function keptScans(db: Db, account: string): Promise<KeptScan[]> {
  const scans = await query<Omit<KeptScan, "grade"> & { score: AccountScore | null }>(
    db,
    sql`select s.id, coalesce(s.finished_at, s.requested_at) as "finishedAt", s.score, s.options ? 'watch' as "isWatch"
        from scans s join accounts a on a.id = s.account
        where a.id = ${account} and s.state = 'completed' and s.seq between a.kept_from and a.current_seq
        order by s.seq desc limit ${mostOffered}`,
  );
  return (await scoresWithoutWaived(db, scans)).map(({ score, ...scan }) => ({ ...scan, grade: score?.grade ?? null }));
}
