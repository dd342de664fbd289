import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";
import { Client, type ClientConfig, Pool } from "pg";
import { AppError } from "#lib/errors.ts";
import { drizzleEmbedded, drizzleServer, migrateServer } from "./drizzle-drivers.ts";
import { keepLogShort, refuseWithoutRoom } from "./embedded.ts";
import { migrationsFolder } from "./embedded-directory.ts";
import { type EmbeddedDatabase, openInThread } from "./embedded-remote.ts";
import { holdDirectory } from "./lock.ts";
import { type Db, storeError } from "./query.ts";
import { openNew } from "./template.ts";

export interface Store {
  kind: "embedded" | "memory" | "server";
  db: Db;
  /** The embedded database itself, for the job queue; absent on a server. */
  pglite?: EmbeddedDatabase;
  databaseUrl?: string;
  close(): Promise<void>;
}

export type StoreOptions = { memory: true } | { dataDir: string; databaseUrl?: string };

/**
 * Opens the database and brings its schema up to date.
 * @throws AppError `data-held`, `data-damaged`, `disk-full` or `database`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ("memory" in options) return openMemory();
  return options.databaseUrl ? openServer(options.databaseUrl) : openDirectory(options.dataDir);
}

async function openDirectory(dataDir: string): Promise<Store> {
  const release = holdDirectory(dataDir);
  const folder = join(dataDir, "database");
  try {
    const database = await openInThread(folder);
    refuseWithoutRoom(database, folder);
    return storeOf("embedded", database, release);
  } catch (error) {
    release();
    const known = storeError(error);
    throw known instanceof AppError ? known : damaged(dataDir, known);
  }
}

/** In this thread: a test, or the activity of one report, is all that it is for. */
async function openMemory(): Promise<Store> {
  const pglite = await openNew(migrationsFolder);
  return storeOf("memory", pglite, keepLogShort(pglite));
}

function storeOf(kind: "embedded" | "memory", pglite: EmbeddedDatabase, release: () => void): Store {
  return {
    kind,
    // Drizzle asks for a whole PGlite, and calls what EmbeddedDatabase has of it.
    db: drizzleEmbedded(pglite as unknown as PGlite) as unknown as Db,
    pglite,
    async close() {
      await pglite.close();
      release();
    },
  };
}

function damaged(dataDir: string, cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
  return new AppError(
    "data-damaged",
    `The data directory ${dataDir} could not be opened: ${why}.`,
    "Nothing in it was changed. Move it away to begin anew, or put a backup in its place.",
    { cause },
  );
}

/** Any number, as long as only this program uses it: processes that start together migrate one after the other. */
const migrationLock = 7_244_381;

const patienceMs = 5_000;
/** Longer than a scan that writes much ever waits for one of its own process's connections. */
const queueMs = 120_000;

/** The pool counts waiting in its queue as connecting; a server that is gone must be noticed sooner than that. */
class PromptClient extends Client {
  constructor(config: ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: patienceMs });
  }
}

async function openServer(databaseUrl: string): Promise<Store> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    Client: PromptClient,
    connectionTimeoutMillis: queueMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that the server closes is replaced by the pool: it must not end the process, be it idle or in a transaction,
  // whose next query fails anyway.
  pool.on("error", () => undefined);
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  try {
    const connection = await pool.connect();
    try {
      await connection.query("select pg_advisory_lock($1)", [migrationLock]);
      await migrateServer(drizzleServer(connection), { migrationsFolder });
    } finally {
      await connection.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => undefined);
      connection.release();
    }
    return {
      kind: "server",
      db: drizzleServer(pool) as unknown as Db,
      databaseUrl,
      // A query that a dead server will never answer must not hold the process.
      close: () => Promise.race([pool.end(), sleep(patienceMs, undefined, { ref: false })]),
    };
  } catch (error) {
    await pool.end();
    const { hostname } = new URL(databaseUrl);
    const known = storeError(error);
    const why = known instanceof Error ? (known.message || known.name).split("\n")[0] : String(known);
    throw new AppError(
      "database",
      `The database on ${hostname} could not be used: ${why}.`,
      "Check DATABASE_URL and that the server runs.",
      { cause: error },
    );
  }
}
