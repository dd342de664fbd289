import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AppError } from "#lib/errors.ts";
import { diskFull } from "./query.ts";

/** SQLite's result code for a file that another connection has locked. */
const busy = 5;

/**
 * Holds a data directory for this process alone. The lock is the operating system's (Node reaches it through SQLite, which
 * locks its file): it ends with the process, however that ends, and holds between containers that share the directory.
 * Answers the function that lets go.
 * @throws AppError `data-held` when another process holds it.
 */
export function holdDirectory(dataDir: string): () => void {
  const note = join(dataDir, "held-by");
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(dataDir, "lock"));
    lock.exec("begin exclusive");
    writeFileSync(note, String(process.pid));
  } catch (error) {
    lock?.close();
    throw refusal(error, dataDir, note);
  }
  return () => lock.close();
}

function refusal(error: unknown, dataDir: string, note: string): AppError {
  const { code, errcode, message } = error as NodeJS.ErrnoException & { errcode?: number };
  if (errcode === busy) {
    return new AppError(
      "data-held",
      `The data directory ${dataDir} is in use by another process${holder(note)}.`,
      "Stop that one first, or name another directory with SAGEWARDEN_DATA.",
    );
  }
  if (code === "ENOSPC" || errcode === 13) return diskFull(error);
  return new AppError(
    "database",
    `The data directory ${dataDir} cannot be written (${code === "ERR_SQLITE_ERROR" ? message : code}).`,
    "Allow this user to write there, or name another directory with SAGEWARDEN_DATA.",
    { cause: error },
  );
}

function holder(note: string): string {
  try {
    const pid = Number(readFileSync(note, "utf8"));
    return pid > 0 ? ` (${pid})` : "";
  } catch {
    return "";
  }
}
