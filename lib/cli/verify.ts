import { readFile } from "node:fs/promises";
import { type Bundle, withBundle } from "#lib/bundles/open-bundle.ts";
import { AppError } from "#lib/errors.ts";
import { formatCount } from "#lib/format.ts";
import type { Command } from "./command.ts";
import { parseOptionsAndFiles } from "./options.ts";

/** Checks an evidence bundle: every file in it, and who signed it. */
export const verifyCommand: Command = async (words) => {
  const { options, files } = parseOptionsAndFiles(words, { key: { type: "string" } });
  const file = oneBundle(files);
  const key = await publicKeyIn(options.key);
  process.stdout.write(await withBundle(file, key, async (bundle) => told(bundle, key !== undefined)));
  return 0;
};

/** @throws AppError `usage` unless there is one. */
export function oneBundle([file, ...more]: readonly string[]): string {
  if (file !== undefined && more.length === 0) return file;
  throw new AppError(
    "usage",
    file === undefined ? "No bundle is named." : "Several bundles are named.",
    "Name one: the zip file that --format bundle writes.",
  );
}

/** The text of a key file. @throws AppError `usage` when there is none. */
export async function publicKeyIn(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "an error";
    throw new AppError(
      "usage",
      `The key ${file} could not be read (${code}).`,
      "Name a file with a public key in PEM.",
    );
  }
}

function told({ files, signedBy, manifest }: Bundle, isAsked: boolean): string {
  const widest = Math.max(...files.map(({ name }) => name.length));
  return [
    ...files.map(({ name, size, sha256 }) => `${sha256}  ${name.padEnd(widest)}  ${formatCount(size)} bytes`),
    "",
    "Nothing in it was changed, nothing is missing, and there is nothing else in it.",
    `Its manifest has the SHA-256 ${manifest}.`,
    signerLine(signedBy, isAsked),
    "",
  ].join("\n");
}

/** What a signature says, and what it does not. */
export function signerLine(signedBy: string | null, isAsked: boolean): string {
  if (signedBy === null) return "It is not signed: anybody can have written it.";
  return isAsked
    ? `It is signed by ${signedBy}, the key that you named.`
    : `It is signed by ${signedBy}. Its key came with it: ask whoever sent it whether that is theirs.`;
}
