import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import { open } from "./versions.ts";

/** The ARNs of what an account has of these names, by kind and name: those of roles and policies have a path that nobody says. */
export async function arnsByName(
  db: Db,
  account: string,
  named: readonly { kind: string; name: string }[],
): Promise<ReadonlyMap<string, string[]>> {
  if (named.length === 0) return new Map();
  const kinds = [...new Set(named.map(({ kind }) => kind))];
  const names = [...new Set(named.map(({ name }) => name))];
  const rows = await query<{ kind: string; name: string; arn: string }>(
    db,
    sql`select distinct kind, name, arn from resources
        where account = ${account} and kind = any(${textList(kinds)}) and to_seq = ${open} and name = any(${textList(names)})`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ kind, name }) => `${kind} ${name}`)].map(([key, found]) => [
      key,
      found.map(({ arn }) => arn),
    ]),
  );
}
