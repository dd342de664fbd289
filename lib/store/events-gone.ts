import { type SQL, sql } from "./drizzle.ts";

const hanging = ["event_resources", "event_records", "event_texts", "watch_due"];

/** The beginning of a statement that deletes events, and with them what hangs on them: `gone` has their accounts and ids. */
export function withoutEvents(deletion: SQL): SQL {
  const others = hanging.map((table) => {
    const [name, done] = [sql.identifier(table), sql.identifier(`gone_${table}`)];
    return sql`${done} as (delete from ${name} h using gone where h.account = gone.account and h.event = gone.id)`;
  });
  return sql`with gone as (${deletion} returning account, id), ${sql.join(others, sql`, `)}`;
}
