import type { Waiver } from "#lib/waivers/waiver.ts";
import { sql } from "./drizzle.ts";
import { isUntold } from "./notices.ts";
import { type Db, query } from "./query.ts";

/** A decision that runs out, in one of the accounts in which findings fail again then. */
export interface EndingWaiver extends Pick<Waiver, "reason" | "owner" | "ticket" | "until"> {
  waiver: string;
  account: string;
  /** What one is told of it under: another last day is another thing. */
  key: string;
  /** How many findings of the scan on show no other decision accepts for longer. */
  count: number;
}

/** So much is looked at in one turn; the next one goes on. */
const most = 50;

/** Decisions whose last day (UTC) is one of these, and of which nobody was told as a notice of a kind; the first to end first. */
export function endingWaivers(
  db: Db,
  { kind, from, to }: { kind: string; from: string; to: string },
): Promise<EndingWaiver[]> {
  const key = sql`w.id || ' ' || w.until`;
  return query(
    db,
    sql`select w.id as waiver, a.id as account, ${key} as key, w.reason, w.owner, w.ticket, w.until, count(*)::int as count
        from waivers w join waived_findings wf on wf.waiver = w.id join accounts a on a.id = wf.account and not a.removing
          join findings f on f.account = wf.account and f.id = wf.finding and f.status = 'fail'
            and f.from_seq <= a.current_seq and f.to_seq > a.current_seq
        where w.ended_at is null and w.until between ${from} and ${to} and ${isUntold(kind, sql`a.id`, key)}
          and not exists (select 1 from waived_findings longer join waivers l on l.id = longer.waiver
            where longer.account = wf.account and longer.finding = wf.finding and l.ended_at is null and l.until > w.until)
        group by w.id, a.id order by w.until, w.id, a.id limit ${most}`,
  );
}
