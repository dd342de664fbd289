import { createRequire } from "node:module";

/* The drivers and migrators, apart from drizzle.ts so that pages, which only query, do not load them; CommonJS as there. */
const require = createRequire(import.meta.url);

type Pglite = typeof import("drizzle-orm/pglite");
type Migrator<M> = M extends { migrate: infer Migrate } ? Migrate : never;
type Server = typeof import("drizzle-orm/node-postgres");

export const drizzleEmbedded = (require("drizzle-orm/pglite") as Pglite).drizzle;
export const drizzleServer = (require("drizzle-orm/node-postgres") as Server).drizzle;
export const migrateEmbedded: Migrator<typeof import("drizzle-orm/pglite/migrator")> =
  require("drizzle-orm/pglite/migrator").migrate;
export const migrateServer: Migrator<typeof import("drizzle-orm/node-postgres/migrator")> =
  require("drizzle-orm/node-postgres/migrator").migrate;
