import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";

/**
 * Work with what comes as a file of this machine, which is gone afterwards, however that ends: it has no name from the beginning, so that
 * not even a crash leaves it behind.
 * @throws AppError `cancelled` when not all of it comes, `disk-full`
 */
export async function withReceived<Result>(
  pieces: AsyncIterable<Uint8Array>,
  work: (file: FileHandle) => Promise<Result>,
  folder = tmpdir(),
): Promise<Result> {
  const path = join(folder, `sagewarden-${randomUUID()}.part`);
  const file = await open(path, "wx+", 0o600);
  try {
    // Where a file that is open keeps its name it goes below.
    await rm(path).catch(() => undefined);
    for await (const piece of whole(pieces)) await written(file, piece);
    return await work(file);
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

/** A sender that is gone is no defect. */
async function* whole(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw new AppError("cancelled", "The upload ended before all of the file was here.", "Send it again.", {
      cause: error,
    });
  }
}

async function written(file: FileHandle, piece: Uint8Array): Promise<void> {
  try {
    await file.writeFile(piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new AppError("disk-full", "The disk for temporary files is full.", "Free some space, then send it again.");
  }
}
