import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
import type { Grade } from "./views.ts";

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
export function keptScans(db: Db, account: string): Promise<KeptScan[]> {
  return query(
    db,
    sql`select s.id, coalesce(s.finished_at, s.requested_at) as "finishedAt", s.score ->> 'grade' as grade, s.options ? 'watch' as "isWatch"
        from scans s join accounts a on a.id = s.account
        where a.id = ${account} and s.state = 'completed' and s.seq between a.kept_from and a.current_seq
        order by s.seq desc limit ${mostOffered}`,
  );
}
