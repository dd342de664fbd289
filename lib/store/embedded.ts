import { statfsSync } from "node:fs";
import v8 from "node:v8";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { AppError } from "#lib/errors.ts";
import { diskFull, storeError } from "./query.ts";

/*
 * PGlite is Postgres in its single-user mode: there is no checkpointer, and nobody who starts it again after a panic. Here is
 * what it needs to run for long and in little memory.
 */

// Optimizing one function of Postgres (its expression interpreter) takes the compiler 600 MB. Without, short queries are as
// quick as with it, and long ones take half as long again.
v8.setFlagsFromString("--no-wasm-tier-up");
v8.setFlagsFromString("--no-wasm-dynamic-tiering");

/** One connection and little memory: the defaults reserve buffers for a hundred. */
const settings = [
  "shared_buffers=16MB",
  "wal_buffers=1MB",
  "max_connections=5",
  "max_wal_size=64MB",
  "min_wal_size=32MB",
  "random_page_cost=1.1",
  "jit=off",
  // What waits to enter an index of texts enters it in small steps: whoever writes the row that fills the list does the work of all.
  "gin_pending_list_limit=256kB",
  // A sample of 9,000 rows, not 30,000: statistics are taken after every scan.
  "default_statistics_target=30",
];

export type Embedded = PGlite & { hasPanicked(): boolean };

/** Opens a cluster, in `dataDir` or in memory. @throws Error with what Postgres said when it could not be opened. */
export async function openEmbedded(options: Pick<PGliteOptions, "dataDir" | "loadDataDir">): Promise<Embedded> {
  let said = "";
  const pglite = new PGlite({
    ...options,
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ["-c", setting])],
    // Small log segments: an empty database is half as large, and a full disk is met in small steps.
    initDbStartParams: ["--wal-segsize=1"],
    onStderr: (line) => {
      said = /(?:FATAL|PANIC): *(.*)/.exec(line)?.[1] ?? said;
      return true;
    },
  });
  try {
    await pglite.waitReady;
  } catch (error) {
    throw new Error(said || (error instanceof Error ? error.message : String(error)), { cause: error });
  }
  const hasPanicked = endOnPanic(pglite, () => said);
  return Object.assign(pglite, { hasPanicked });
}

/**
 * After a panic (the disk is full, a page is damaged) PGlite goes on calling the aborted program, for ever and without
 * yielding. Its loop uses these functions: when the program has aborted they throw, for this query and every later one.
 */
function endOnPanic(pglite: PGlite, said: () => string): () => boolean {
  const machine = pglite.Module as unknown as Record<string, (...values: unknown[]) => unknown>;
  let panic: unknown;
  machine.onAbort = () => {
    const stopped = `The embedded database stopped: ${said()}.`;
    const found = storeError(new Error(said()));
    panic =
      found instanceof AppError ? found : new AppError("database", stopped, "Start again: what was saved is kept.");
  };
  for (const name of ["stackSave", "stackRestore", "_PostgresSendReadyForQueryIfNecessary", "_pgl_pq_flush"]) {
    const original = machine[name];
    machine[name] = (...values) => {
      if (panic) throw panic;
      return original?.(...values);
    };
  }
  return () => panic !== undefined;
}

/** Room that is left for what must still be written when larger writes are refused: the log, the end of a scan. */
const reserve = 64 * 2 ** 20;

/** Postgres panics when its log does not fit on the disk, so a transaction is refused while there still is room for that. */
export function refuseWithoutRoom(database: Pick<PGlite, "transaction">, dataDir: string): void {
  const transaction = database.transaction.bind(database);
  database.transaction = (work) => {
    const { bavail, bsize } = statfsSync(dataDir);
    return bavail * bsize < reserve ? Promise.reject(diskFull()) : transaction(work);
  };
}

const checkEveryMs = 5_000;
const longestLog = 64 * 2 ** 20;

/** Checkpoints when the log has grown: in single-user mode nobody else does. Answers how to stop that. */
export function keepLogShort(pglite: Embedded): () => void {
  const timer = setInterval(() => checkpoint(pglite).catch(() => undefined), checkEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function checkpoint(pglite: Embedded): Promise<void> {
  if (pglite.hasPanicked()) return;
  const { rows } = await pglite.query<{ length: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as length from pg_control_checkpoint()",
  );
  if ((rows[0]?.length ?? 0) > longestLog) await pglite.exec("checkpoint");
}
