import { randomBytes } from "node:crypto";
import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";

export async function getSetting(db: Db, key: string): Promise<string | undefined> {
  const [row] = await query<{ value: string }>(db, sql`select value from settings where key = ${key}`);
  return row?.value;
}

export async function saveSetting(db: Db, key: string, value: string): Promise<void> {
  await query(
    db,
    sql`insert into settings (key, value) values (${key}, ${value}) on conflict (key) do update set value = excluded.value`,
  );
}

/** What this installation salts fingerprints of secrets with; made once, never shown. */
export async function installationSalt(db: Db): Promise<string> {
  const made = randomBytes(32).toString("base64url");
  await query(db, sql`insert into settings (key, value) values ('salt', ${made}) on conflict (key) do nothing`);
  return (await getSetting(db, "salt")) ?? made;
}
