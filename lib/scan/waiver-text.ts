import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AppError } from "#lib/errors.ts";

/** The file, looked for beside the configuration. */
const usualWaiverFile = "sagewarden.waivers.yaml";

/** Where the file of waivers stands: as the configuration says, else beside it. */
export interface WaiverPlace {
  file: string;
  /** False of the usual one, which need not be there. */
  isNamed: boolean;
}

/** @param named as the configuration has it: a path from the folder that the configuration is in */
export function waiverPlace(configFile: string, named: string | undefined): WaiverPlace {
  return { file: resolve(dirname(configFile), named ?? usualWaiverFile), isNamed: named !== undefined };
}

/** Four bytes for each letter that a file may have. */
const largest = 4 * 2 ** 20;

/** The text of the file; undefined where none is. @throws AppError `usage` for what cannot be read */
export function waiverText(file: string): string | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new AppError("usage", `${file} is no file.`, "Name a file of waivers.");
    if (stats.size > largest) throw new AppError("usage", `${file} is too long.`, "It may have a million characters.");
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "an error";
    if (code === "ENOENT") return undefined;
    const what = code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "is no text in UTF-8" : `cannot be read (${code})`;
    throw new AppError("usage", `${file} ${what}.`, "Mend it, or name another.");
  }
}

/** The same of a file that has to be there. @throws AppError `usage` */
export function namedWaiverText(file: string): string {
  const text = waiverText(file);
  if (text === undefined) throw new AppError("usage", `${file} does not exist.`, "Name a file of waivers.");
  return text;
}
