import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import disk from "node:fs/promises";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DeliveryFailed } from "./delivery-failed.ts";
import type { FolderPlace, ReportFile } from "./destination.ts";
import { heldBytes } from "./held-bytes.ts";

/** So many files of one name, and it is no longer the name that is wanted. */
const mostOfName = 1000;

/**
 * Writes a file into a folder that is there. It gets its name once it is whole and on the disk; nothing that is there is overwritten:
 * the same bytes under the name are delivered already, beside others it is `name (2).csv`.
 * @throws DeliveryFailed
 */
export async function deliverToFolder({ folder }: FolderPlace, file: ReportFile, signal: AbortSignal): Promise<void> {
  const unfinished = join(folder, `.sagewarden-${randomUUID()}.unfinished`);
  try {
    await assertFolder(folder);
    await place(folder, file, { unfinished, signal });
    await syncFolder(folder);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof DeliveryFailed ? error : whyNot(folder, error);
  } finally {
    // Whatever keeps it from being taken away, what went wrong before is what to tell.
    await disk.rm(unfinished, { force: true }).catch(() => undefined);
  }
}

async function place(
  folder: string,
  file: ReportFile,
  { unfinished, signal }: { unfinished: string; signal: AbortSignal },
): Promise<void> {
  let isWritten = false;
  for (let number = 1; number <= mostOfName; number++) {
    const path = join(folder, numbered(file.name, number));
    const there = await holds(path, file);
    if (there === "same") return;
    if (there === "other") continue;
    if (!isWritten) await write(unfinished, file, signal);
    isWritten = true;
    // Somebody may have taken the name meanwhile.
    if ((await tookName(unfinished, path)) || (await holds(path, file)) === "same") return;
  }
  throw new DeliveryFailed(
    `The folder ${folder} has ${mostOfName} other files called ${file.name}.`,
    "Move them away, and try again.",
    { code: "conflict" },
  );
}

/** Written, and on the disk. */
async function write(path: string, file: ReportFile, signal: AbortSignal): Promise<void> {
  const handle = await disk.open(path, "wx", 0o600);
  try {
    await handle.writeFile(heldBytes(file, signal));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Unlike a rename, a link overwrites nothing; where there are no links, nothing had the name a moment ago. */
async function tookName(unfinished: string, path: string): Promise<boolean> {
  try {
    await disk.link(unfinished, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(code)) throw error;
    await disk.rename(unfinished, path);
  }
  return true;
}

/** What stands under a path, if anything does. */
async function holds(path: string, file: ReportFile): Promise<"same" | "other" | undefined> {
  try {
    const found = await disk.lstat(path);
    if (!found.isFile() || found.size !== file.size) return "other";
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    return hash.digest("hex") === file.sha256 ? "same" : "other";
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    // Whoever may not read it cannot tell: it is passed over, as it must not be overwritten.
    if (codeOf(error) === "EACCES") return "other";
    throw error;
  }
}

/** The name itself outlives a power cut; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await disk.open(folder, "r").catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    if (["EIO", "ENOSPC", "EDQUOT"].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

async function assertFolder(folder: string): Promise<void> {
  if ((await disk.stat(folder)).isDirectory()) return;
  throw Object.assign(new Error(), { code: "ENOTDIR" });
}

function numbered(name: string, number: number): string {
  const extension = extname(name);
  return number === 1 ? name : `${name.slice(0, name.length - extension.length)} (${number})${extension}`;
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

function whyNot(folder: string, cause: unknown): DeliveryFailed {
  const code = codeOf(cause);
  const failed = (message: string, advice: string, options: ConstructorParameters<typeof DeliveryFailed>[2]) =>
    new DeliveryFailed(message, advice, { ...options, cause });
  if (code === "ENOENT")
    return failed(
      `There is no folder ${folder} on the machine that the server runs on.`,
      "Make it, or name another in sagewarden.config.json.",
      { code: "not-found" },
    );
  if (code === "ENOTDIR")
    return failed(`${folder} is no folder.`, "Name a folder in sagewarden.config.json.", { code: "usage" });
  if (code === "ENOSPC" || code === "EDQUOT")
    return failed(`The disk is full, so nothing was written to ${folder}.`, "Free some space and try again.", {
      code: "disk-full",
      again: true,
    });
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return failed(
      `The server may not write to ${folder} (${code}).`,
      "Let the user that it runs as write there, or name another folder in sagewarden.config.json.",
      { code: "forbidden" },
    );
  return failed(`The report could not be written to ${folder} (${code}).`, "Look at the disk, and try again.", {
    again: true,
  });
}
