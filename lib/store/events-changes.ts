import { sql } from "./drizzle.ts";
import { eventColumns, itsEvent } from "./event-columns.ts";
import { type Db, query, storableText, textList } from "./query.ts";
import type { RecordedEvent } from "./views.ts";

/**
 * The latest changes of each of these resources that succeeded, newest first, with their records: what a search for who set
 * something looks through. Resources without any have no entry.
 * @param namesOf the calls that are asked for, of a resource by its ARN; undefined for all. Others do not count toward the limit.
 */
export async function listChanges(
  db: Db,
  account: string,
  arns: readonly string[],
  limit: number,
  namesOf: (arn: string) => readonly string[] | undefined = () => undefined,
): Promise<ReadonlyMap<string, RecordedEvent[]>> {
  // As one text, `,CreateRole,PutRolePolicy,`, since a list of lists has to be of one length.
  const calls = arns.map(namesOf).map((names) => (names ? `,${names.join(",")},` : ""));
  const keys = new Map(arns.map((arn) => [arn, storableText(arn).toLowerCase()]));
  const rows = await query<RecordedEvent & { key: string }>(
    db,
    sql`select wanted.key, ${eventColumns}, r.record
        from (select distinct * from unnest(${textList(arns.map((arn) => keys.get(arn) ?? ""))}, ${textList(calls)}) as one(key, calls)) wanted
        cross join lateral (
          select e.* from event_resources l ${itsEvent}
          where l.account = ${account} and l.key = wanted.key and not e.read_only and e.error_code is null
            and (wanted.calls = '' or strpos(wanted.calls, ',' || e.name || ',') > 0)
          order by l.at desc, l.event desc limit ${limit}
        ) e
        join event_records r on r.account = ${account} and r.event = e.id
        order by wanted.key, e.at desc, e.id desc`,
  );
  const found = Map.groupBy(rows, ({ key }) => key);
  return new Map(
    [...keys].flatMap(([arn, key]) => {
      const changes = found.get(key)?.map(({ key: _, ...event }) => event);
      return changes ? [[arn, changes] as const] : [];
    }),
  );
}
