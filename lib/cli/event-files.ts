import { createReadStream, type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EventFile } from "#lib/activity/files/import-files.ts";
import { FileFault } from "#lib/activity/files/unpack.ts";

/** The files of these paths in their order; of a folder all that are in it, in the order of their names. `-` is what is piped in. */
export async function* eventFiles(paths: readonly string[]): AsyncGenerator<EventFile> {
  for (const path of paths) {
    if (path === "-") yield { name: "-", open: () => process.stdin };
    else yield* under(path);
  }
}

/** What cannot be opened is told when it is, as whatever else cannot be read: it keeps no other file from being read. */
async function* under(path: string): AsyncGenerator<EventFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) {
    yield { name: path, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
    return;
  }
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    yield unopened(path, error);
    return;
  }
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const inside = join(path, entry.name);
    // It may lead back to where it stands.
    if (entry.isSymbolicLink() && (await stat(inside).catch(() => undefined))?.isDirectory()) {
      yield unopened(
        inside,
        new FileFault("It is a link to a folder, which is not followed: name that folder itself."),
      );
    } else yield* under(inside);
  }
}

function unopened(name: string, error: unknown): EventFile {
  return {
    name,
    open: () => {
      throw error;
    },
  };
}
