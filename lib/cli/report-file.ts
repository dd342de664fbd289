import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, type Stats, statSync } from "node:fs";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "#lib/errors.ts";
import type { Piece } from "#lib/reports/format.ts";
import { isAccountId } from "./options.ts";

const placeholder = "{account}";
const example = `--output reports/${placeholder}.json`;

/** @throws AppError `usage` when the reports of several accounts would have one place, or none. */
export function refuseOnePlace(output: string | undefined, isSaved: boolean): void {
  if (output === undefined && !isSaved) {
    throw new AppError(
      "usage",
      "Several accounts have a report each, which cannot all go to the standard output.",
      `Give each a file, ${example}, or keep the scans with --save.`,
    );
  }
  if (output !== undefined && !output.includes(placeholder)) {
    throw new AppError(
      "usage",
      `Every account's report would be written to ${output}.`,
      `Say with ${placeholder} where its id goes: ${example}.`,
    );
  }
}

/** Where the report of an account goes. @throws AppError `usage` when there is no such folder, or no such account. */
export function fileFor(output: string, account: string): string {
  // An endpoint says what it is, and what it says becomes part of a path.
  if (output.includes(placeholder) && !isAccountId(account)) {
    throw new AppError("usage", `"${account}" is no account of AWS.`, `Name the file without ${placeholder}.`);
  }
  const file = output.replaceAll(placeholder, () => account);
  const folder = dirname(file);
  if (existsSync(folder)) return file;
  throw new AppError(
    "usage",
    `The report could not be written to ${file}: there is no folder ${folder}.`,
    "Make it, or name another.",
  );
}

/** The same, where a folder takes a file that is called what the dashboard would call it. */
export function placeFor(output: string, account: string, name: string): string {
  const file = fileFor(output, account);
  return existsSync(file) && statSync(file).isDirectory() ? join(file, name) : file;
}

/**
 * Writes a report as it is rendered; without a file to the standard output. A file has its name once it is whole: until then,
 * and when it cannot be finished, what stood there before stays.
 */
export async function writeReport(pieces: AsyncIterable<Piece>, file: string | undefined): Promise<void> {
  const source = Readable.from(pieces);
  try {
    if (file === undefined) await pipeline(source, process.stdout, { end: false });
    else await writeWhole(source, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // The reader of a pipe may leave early (head): that is its right.
    if (code === "EPIPE" && file === undefined) return;
    if (code === "ENOSPC" && file !== undefined)
      throw new AppError(
        "disk-full",
        `The disk is full, so ${file} was not written.`,
        "Free some space and try again.",
      );
    if (file !== undefined && code)
      throw new AppError(
        "usage",
        `The report could not be written to ${file} (${code}).`,
        "Name a file in a folder that exists.",
      );
    throw error;
  }
}

async function writeWhole(source: Readable, file: string): Promise<void> {
  const there = await found(file);
  // A device or a pipe takes what comes; a link stays one.
  if (there && !there.isFile()) return pipeline(source, createWriteStream(file));
  const target = there ? await realpath(file) : file;
  const unfinished = `${target}.${randomUUID()}.unfinished`;
  try {
    await pipeline(source, createWriteStream(unfinished, { mode: 0o600, flags: "wx" }));
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function found(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
