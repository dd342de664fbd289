import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AppError } from "#lib/errors.ts";

const heldHere = new Set<string>();

/**
 * Holds a data directory for this process alone, through a file with its id; the file of a process that is gone is taken
 * over. Answers the function that lets go.
 * @throws AppError `data-held` when a living process holds it.
 */
export async function holdDirectory(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOSPC")
      throw new AppError(
        "disk-full",
        `The disk is full: ${dataDir} could not be made.`,
        "Free some space and start again.",
      );
    throw new AppError(
      "data-damaged",
      `The data directory ${dataDir} cannot be used (${error.code}).`,
      "Name another with SAGEWARDEN_DATA.",
    );
  });
  const file = resolve(dataDir, "held-by");
  const own = join(dataDir, `held-by.${process.pid}`);
  await writeFile(own, String(process.pid));
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        // Linking fails when the name exists: two processes cannot both succeed.
        await link(own, file);
        heldHere.add(file);
        return async () => {
          heldHere.delete(file);
          await rm(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = Number(await readFile(file, "utf8").catch(() => ""));
      // A container's process has the same id after every restart: our own id in a file we did not write is stale.
      const isHeld = holder === process.pid ? heldHere.has(file) : holder > 0 && isAlive(holder);
      if (isHeld) throw held(dataDir, holder);
      await rm(file, { force: true });
    }
    throw held(dataDir, 0);
  } finally {
    await rm(own, { force: true });
  }
}

function held(dataDir: string, pid: number): AppError {
  return new AppError(
    "data-held",
    `The data directory ${dataDir} is in use by another process${pid ? ` (${pid})` : ""}.`,
    "Stop that one first, or name another directory with SAGEWARDEN_DATA.",
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
