import { createHash } from "node:crypto";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { AppError } from "#lib/errors.ts";
import { DrizzleQueryError, type SQL, sql } from "./drizzle.ts";

/** The same queries run on the embedded database and on a server. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** Rows of a query written as SQL. Its columns are the caller's word: name them as `T` does. */
export async function query<T>(db: Db, statement: SQL): Promise<T[]> {
  try {
    const result = (await db.execute(statement)) as unknown as { rows: T[] };
    return result.rows;
  } catch (error) {
    throw storeError(error);
  }
}

/** Runs `work` in one transaction. On the embedded database nobody else is served meanwhile: keep it short. */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction((tx) => work(tx as unknown as Db));
  } catch (error) {
    throw storeError(error);
  }
}

const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "EPIPE"]);
/** Connection exceptions, failed sign-in, no such database, shutdown. Source: PostgreSQL manual, appendix A. */
const disconnected = /^(08|28|3D000|57P0[1-4])/;

/**
 * What a failed query is thrown as: an AppError where a person can do something about it, else the database's own error.
 * Never Drizzle's, whose message holds every parameter.
 */
export function storeError(thrown: unknown): unknown {
  const error = thrown instanceof DrizzleQueryError ? thrown.cause : thrown;
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (one instanceof AppError) return one;
    const code = "code" in one && typeof one.code === "string" ? one.code : "";
    if (code === "ENOSPC" || code === "53100" || /No space left on device|could not extend file/i.test(one.message)) {
      return diskFull(error);
    }
    if (
      unreachable.has(code) ||
      disconnected.test(code) ||
      /^(Connection terminated|timeout exceeded when|timeout expired)/.test(one.message)
    ) {
      const why = code || one.message;
      return new AppError("database", `The database does not answer (${why}).`, "Check that the server runs.", {
        cause: error,
      });
    }
  }
  return error;
}

export function diskFull(cause?: unknown): AppError {
  return new AppError(
    "disk-full",
    "The disk that holds the data directory is full.",
    "Free some space and start again: nothing that was published is lost.",
    { cause },
  );
}

/** A list as one parameter: `column = any(…)`. */
export function textList(values: readonly string[]): SQL {
  return sql`${sql.param(values.map(storableText))}::text[]`;
}

/**
 * Rows of an account with one of these keys; `columns` are both, as in the index: `account, arn`. Compared as pairs, so that this index
 * is used: an account that has no statistics, as in its first scan, is taken to have hardly any rows, and any other index that
 * begins with the account would seem as good, though it passes over all of them.
 */
export function keyIn(columns: SQL, account: string, keys: readonly string[]): SQL {
  return sql`(${columns}) in (select * from unnest(array_fill(${account}::text, array[${keys.length}::int]), ${textList(keys)}))`;
}

/** JSON that Postgres takes: NULs and lone surrogates, which it refuses, become U+FFFD in names and values alike. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(0000|d[89a-f])/.test(json)) return json;
  return json.replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (sequence, what: string) =>
    what.length > 1 ? "\\ufffd" : sequence,
  );
}

/** Text that Postgres takes. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** A short stable digest, for comparing what was read with what is stored. */
export function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);
}
