import type { tagged } from "#lib/filters/resources.ts";
import type { Asked } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { fewOf } from "./few.ts";
import { open } from "./versions.ts";

/** Of a row of `graded_resources`. */
export const isTagged: Record<(typeof tagged)[number], SQL> = {
  owner: sql`owner is not null`,
  "no-owner": sql`(tags is not null and owner is null)`,
  untagged: sql`tags = '[]'::jsonb`,
  unread: sql`tags is null`,
};

/** The condition that the resource of a finding is such a one. */
export async function isOwned(condition: SQL, { db, ...at }: Asked): Promise<SQL> {
  const found = sql`select arn as id from ${lastGrades(at)} and ${condition}`;
  return (await fewOf(db, sql`arn`, found)) ?? sql`arn in (${found})`;
}

/** The grades that a scan left, and the last ones of what was gone with it: its findings are listed as they were. As a table to select from. */
export function lastGrades({ account, seq, current }: Pick<Asked, "account" | "seq" | "current">): SQL {
  const ends = seq === current ? sql`to_seq in (${open}, ${seq + 1}, ${seq})` : sql`to_seq >= ${seq}`;
  return sql`graded_resources where account = ${account} and ${ends} and from_seq <= ${seq} and (to_seq > ${seq} or not exists (
    select 1 from graded_resources later where later.account = ${account} and later.arn = graded_resources.arn and later.from_seq = ${seq}))`;
}
