import { renamedChecks } from "#lib/checks/catalogue.ts";
import { everyKind, kindsByFormerName } from "#lib/inventory/kinds.ts";
import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson } from "./query.ts";
import { getSetting, saveSetting } from "./settings.ts";

/** Names of earlier releases, and what each is today. */
export interface Renames {
  kinds: ReadonlyMap<string, string>;
  checks: ReadonlyMap<string, string>;
}

const declared: Renames = { kinds: kindsByFormerName(everyKind()), checks: renamedChecks };

const key = "renamed";

/**
 * Gives what is stored under the earlier name of a kind or check its name of today: its history, and what people have set, are
 * then its own. Ids of findings hang on the oldest name and stay. Each rename is done once.
 */
export async function followRenames(db: Db, { kinds, checks }: Renames = declared): Promise<void> {
  const names = [...kinds.keys(), ...checks.keys()];
  if (names.length === 0) return;
  const done: string[] = JSON.parse((await getSetting(db, key)) ?? "[]");
  if (names.every((name) => done.includes(name))) return;
  const due = (all: ReadonlyMap<string, string>) => [...all].filter(([name]) => !done.includes(name));
  await inTransaction(db, async (tx) => {
    for (const [name, today] of due(kinds)) await renameKind(tx, name, today);
    for (const [name, today] of due(checks)) await renameIn(tx, "check_id", name, today);
    for (const [name, today] of due(checks)) await renameOptions(tx, name, today);
    await saveSetting(tx, key, JSON.stringify([...new Set([...done, ...names])]));
  });
}

/** In every table that has such a column: one that is added later is among them. */
async function renameIn(db: Db, column: "kind" | "check_id", name: string, today: string): Promise<void> {
  const tables = await query<{ table: string }>(
    db,
    sql`select table_name as "table" from information_schema.columns
        where table_schema = current_schema() and column_name = ${column} order by table_name`,
  );
  for (const { table } of tables) {
    const field = sql.identifier(column);
    await query(db, sql`update ${sql.identifier(table)} set ${field} = ${today} where ${field} = ${name}`);
  }
}

/** Kinds stand in the lines of the ledger and in what a scan was asked for, too. */
async function renameKind(db: Db, name: string, today: string): Promise<void> {
  await renameIn(db, "kind", name, today);
  await query(
    db,
    sql`update scan_units set coverage = (
          select coalesce(jsonb_agg(case when line ->> 'kind' = ${name} then line || ${storableJson({ kind: today })}::jsonb else line end), '[]')
          from jsonb_array_elements(coverage) line)
        where jsonb_path_exists(coverage, '$[*].kind ? (@ == $name)', ${storableJson({ name })}::jsonb)`,
  );
  await query(
    db,
    sql`update scans set options = options || jsonb_build_object('kinds', (
          select jsonb_agg(case when kind = ${name} then ${today}::text else kind end) from jsonb_array_elements_text(options -> 'kinds') kind))
        where jsonb_exists(options -> 'kinds', ${name})`,
  );
}

/** Options of checks stand with the scans that judged with them. */
async function renameOptions(db: Db, name: string, today: string): Promise<void> {
  await query(
    db,
    sql`update scans set options = jsonb_set(options #- array['checks', ${name}::text], array['checks', ${today}::text], options -> 'checks' -> ${name}::text)
        where jsonb_exists(options -> 'checks', ${name})`,
  );
}
