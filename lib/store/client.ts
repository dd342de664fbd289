import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzleServer } from "drizzle-orm/node-postgres";
import { migrate as migrateServer } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzleEmbedded } from "drizzle-orm/pglite";
import { migrate as migrateEmbedded } from "drizzle-orm/pglite/migrator";
import { Pool } from "pg";
import { AppError } from "#lib/errors.ts";
import { holdDirectory } from "./lock.ts";
import { type Db, diskFull } from "./query.ts";

export interface Store {
  kind: "embedded" | "memory" | "server";
  db: Db;
  /** The embedded database itself, for the job queue; absent on a server. */
  pglite?: PGlite;
  databaseUrl?: string;
  close(): Promise<void>;
}

export type StoreOptions = { memory: true } | { dataDir: string; databaseUrl?: string };

const migrationsFolder = join(import.meta.dirname, "migrations");

/**
 * Opens the database and brings its schema up to date.
 * @throws AppError `data-held`, `data-damaged`, `disk-full` or `database`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ("memory" in options) return openMemory();
  return options.databaseUrl ? openServer(options.databaseUrl) : openDirectory(options.dataDir);
}

async function openDirectory(dataDir: string): Promise<Store> {
  const release = await holdDirectory(dataDir);
  const folder = join(dataDir, "database");
  let pglite: PGlite | undefined;
  try {
    await mkdir(folder, { recursive: true });
    assertLooksWhole(folder);
    pglite = await PGlite.create(folder);
    const db = drizzleEmbedded(pglite);
    await migrateEmbedded(db, { migrationsFolder });
    const opened = pglite;
    return {
      kind: "embedded",
      db: db as unknown as Db,
      pglite,
      async close() {
        await opened.close();
        await release();
      },
    };
  } catch (error) {
    await pglite?.close().catch(() => undefined);
    await release();
    if (error instanceof AppError) throw error;
    const full = diskFull(error);
    if (full) throw full;
    throw damaged(dataDir, error);
  }
}

/** A cluster has a version file; a folder with anything else in it and no such file was damaged or is not ours. */
function assertLooksWhole(folder: string): void {
  const version = join(folder, "PG_VERSION");
  const isNew = !existsSync(version) && !existsSync(join(folder, "base"));
  if (isNew) return;
  if (
    !existsSync(version) ||
    readFileSync(version, "utf8").trim() === "" ||
    !existsSync(join(folder, "global", "pg_control"))
  ) {
    throw damaged(join(folder, ".."), new Error("files of the database are missing"));
  }
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

let template: Promise<Blob> | undefined;

/** Making a cluster takes seconds; the first of a process is kept as the template of the others. */
async function openMemory(): Promise<Store> {
  template ??= makeTemplate();
  const pglite = await PGlite.create({ loadDataDir: await template });
  const db = drizzleEmbedded(pglite);
  return { kind: "memory", db: db as unknown as Db, pglite, close: () => pglite.close() };
}

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create();
  await migrateEmbedded(drizzleEmbedded(pglite), { migrationsFolder });
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  return dump;
}

async function openServer(databaseUrl: string): Promise<Store> {
  const pool = new Pool({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that the server closes while idle is replaced by the pool; it must not end the process.
  pool.on("error", () => undefined);
  try {
    const db = drizzleServer(pool);
    await migrateServer(db, { migrationsFolder });
    return { kind: "server", db: db as unknown as Db, databaseUrl, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    const { hostname } = new URL(databaseUrl);
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    throw new AppError(
      "database",
      `The database on ${hostname} could not be used: ${why.split("\n")[0]}.`,
      "Check DATABASE_URL and that the server runs.",
    );
  }
}
