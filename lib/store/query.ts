import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { AppError } from "#lib/errors.ts";

/** The same queries run on the embedded database and on a server. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** The AppError for a write that failed because the disk is full; undefined for any other failure. */
export function diskFull(error: unknown): AppError | undefined {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const code = (one as NodeJS.ErrnoException).code;
    if (code === "ENOSPC" || code === "53100" || /No space left on device|could not extend file/i.test(one.message)) {
      return new AppError(
        "disk-full",
        "The disk that holds the data directory is full.",
        "Free some space and start again: nothing that was published is lost.",
        { cause: error },
      );
    }
  }
  return undefined;
}

/** Rows of a query written as SQL. Its columns are the caller's word: name them as `T` does. */
export async function query<T>(db: Db, statement: SQL): Promise<T[]> {
  try {
    const result = (await db.execute(statement)) as unknown as { rows: T[] };
    return result.rows;
  } catch (error) {
    throw diskFull(error) ?? error;
  }
}

/** A short stable digest, for comparing what was read with what is stored. */
export function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);
}
