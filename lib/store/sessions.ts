import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";

/** Who is signed in, by the hashes that lib/auth/sessions.ts makes; its shape is what that file asks for. */
export function sessionStore(db: Db) {
  const now = () => new Date().toISOString();
  return {
    async add(hash: string, expiresAt: Date): Promise<void> {
      await query(db, sql`delete from sessions where expires_at <= ${now()}`);
      await query(
        db,
        sql`insert into sessions (hash, created_at, expires_at) values (${hash}, ${now()}, ${expiresAt.toISOString()})`,
      );
    },
    async has(hash: string): Promise<boolean> {
      const found = await query(db, sql`select 1 from sessions where hash = ${hash} and expires_at > ${now()}`);
      return found.length > 0;
    },
    async remove(hash: string): Promise<void> {
      await query(db, sql`delete from sessions where hash = ${hash}`);
    },
  };
}
