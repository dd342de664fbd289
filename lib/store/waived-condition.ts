import { type SQL, sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";

/** The condition that a finding of the account fails, and was accepted. An array: few are, and each is looked up by its id. */
export function waivedIn(account: string): SQL {
  return sql`(status = 'fail' and id = any(array(select finding from waived_findings where account = ${account})))`;
}

/** The opposite, hashed once for all rows that are walked over. */
export function notWaivedIn(account: string): SQL {
  return sql`(status <> 'fail' or id not in (select finding from waived_findings where account = ${account}))`;
}

/** False where nothing of the account is accepted: then nobody has to look which. */
export async function isAnyWaived(db: Db, account: string): Promise<boolean> {
  return (await query(db, sql`select 1 from waived_findings where account = ${account} limit 1`)).length > 0;
}

/** The decision by which a row of findings called `page` is accepted, the one that holds longest. */
export function waiverOf(account: SQL): SQL {
  return sql`(select json_build_object('id', w.id, 'reason', w.reason, 'owner', w.owner, 'ticket', w.ticket, 'until', w.until)
    from waived_findings f join waivers w on w.id = f.waiver
    where f.account = ${account} and f.finding = page.id order by w.until desc, w.id limit 1)`;
}
