import { sql } from "./drizzle.ts";
import { eventColumns, itsEvent } from "./event-columns.ts";
import { type Db, query, storableText, textList } from "./query.ts";
import type { EventRow } from "./views.ts";

/** Whose calls, or about what: ARNs. A role's calls are those of its sessions. */
export type Whose = { by: string } | { about: string };

/** The latest of these calls that went through; undefined when none is kept. */
export async function latestUse(
  db: Db,
  account: string,
  names: readonly string[],
  whose: Whose,
): Promise<EventRow | undefined> {
  const named = sql`e.name = any(${textList(names)}) and e.error_code is null`;
  const [event] = await query<EventRow>(
    db,
    "about" in whose
      ? sql`select ${eventColumns} from event_resources l ${itsEvent}
            where l.account = ${account} and l.key = ${storableText(whose.about).toLowerCase()} and ${named}
            order by l.at desc, l.event desc limit 1`
      : sql`select ${eventColumns} from events e where e.account = ${account} and ${named}
              and (e.session_issuer = ${storableText(whose.by)} or e.actor_arn = ${storableText(whose.by)})
            order by e.at desc, e.id desc limit 1`,
  );
  return event;
}
