import type { Asked } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { query, storableText, textList } from "./query.ts";
import { visibleIn } from "./versions-list.ts";

/** Instead of a path: that no path rests on it. */
export const noPath = "none";

/** A finding on which an attack path rests: of which resource and check. `path`: the id of the path's own finding. */
export interface Rest {
  path: string;
  arn: string;
  check: string;
}

/**
 * What attack paths rest on: each path itself, and of the resource of each step the check whose fix breaks it there.
 * @param which the condition on the findings of the paths.
 */
export function restsOn({ db, account, ...at }: Asked, which: SQL): Promise<Rest[]> {
  // An earlier release may have stored a path in other words.
  const steps = sql`json_array_elements(case json_typeof(r.configuration -> 'Steps') when 'array' then r.configuration -> 'Steps' else '[]'::json end)`;
  return query<Rest>(
    db,
    sql`with paths as materialized (
          select id as path, arn, check_id as "check" from findings where account = ${account} and ${visibleIn(at)} and ${which})
        select path, arn, "check" from paths
        union select p.path, step ->> 'Arn', step ->> 'Check' from paths p
          cross join lateral (select configuration from resources where account = ${account} and arn = p.arn and ${visibleIn(at)} limit 1) r
          cross join lateral ${steps} step where step ->> 'Arn' is not null and step ->> 'Check' is not null`,
  );
}

/** The condition that a path rests on a finding. @param isPath the condition that a finding is one of a path. */
export async function isOnPath(path: string, asked: Asked, isPath: SQL = sql`false`): Promise<SQL> {
  const isNone = path === noPath;
  const rests = await restsOn(asked, isNone ? isPath : sql`id = ${storableText(path)} and ${isPath}`);
  const arns = textList(rests.map(({ arn }) => arn));
  const checks = textList(rests.map(({ check }) => check));
  const pairs = sql`(select * from unnest(${arns}, ${checks}))`;
  return isNone ? sql`(arn, check_id) not in ${pairs}` : sql`arn = any(${arns}) and (arn, check_id) in ${pairs}`;
}
