import { AppError } from "#lib/errors.ts";

/** Why a file cannot be judged, as one sentence with where in it that is. */
export function refused(file: string, what: string, advice: string, line?: number): AppError {
  return new AppError("usage", `${file}${line === undefined ? "" : `, line ${line}`}: ${what}.`, advice);
}

/** Deeper than anything that AWS takes. */
export const deepest = 200;

export const twice = (file: string, key: string, line: number, first: number): AppError =>
  refused(
    file,
    `${JSON.stringify(key)} stands twice in the same place, first in line ${first}: a duplicate key`,
    "Take one of them out: which one counts differs from tool to tool.",
    line,
  );
