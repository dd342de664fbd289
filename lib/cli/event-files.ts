import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EventFile } from "#lib/activity/files/import-files.ts";

/** The files of these paths in their order; of a folder all that are in it, in the order of their names. `-` is what is piped in. */
export async function* eventFiles(paths: readonly string[]): AsyncGenerator<EventFile> {
  for (const path of paths) {
    if (path === "-") yield { name: "-", open: () => process.stdin };
    else yield* under(path);
  }
}

async function* under(path: string): AsyncGenerator<EventFile> {
  // What is not there is told when it is opened, as whatever else cannot be read.
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    yield { name: path, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    // A link to a folder may lead back to where it stands.
    if (entry.isSymbolicLink() && (await isFolderBehind(join(path, entry.name)))) continue;
    yield* under(join(path, entry.name));
  }
}

async function isFolderBehind(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
