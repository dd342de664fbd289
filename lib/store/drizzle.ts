import { createRequire } from "node:module";

/*
 * Drizzle, loaded as CommonJS: its ES modules import one another in circles, which Node 24 takes 0.8 s and 250 MB to link, and
 * the CommonJS build loads in a tenth of that. Only schema.ts, which drizzle-kit reads and nothing runs, imports it directly.
 */
const require = createRequire(import.meta.url);

export type { SQL } from "drizzle-orm";
export const { DrizzleQueryError, sql }: typeof import("drizzle-orm") = require("drizzle-orm");

const { PgDialect }: typeof import("drizzle-orm/pg-core") = require("drizzle-orm/pg-core");
const dialect = new PgDialect();

/** A statement as the database gets it, with its parameters. */
export function rendered(statement: import("drizzle-orm").SQL): { sql: string; params: unknown[] } {
  return dialect.sqlToQuery(statement);
}
