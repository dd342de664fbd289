import { AppError } from "#lib/errors.ts";

export interface PageRequest {
  cursor?: string;
  limit?: number;
}

export type CursorValue = string | number;

/** Opaque to everyone else: the sort values of the last row of a page. */
export function writeCursor(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** @throws AppError `usage` for a cursor that is not one of this list's. */
export function readCursor(
  cursor: string | undefined,
  shape: readonly ("string" | "number")[],
): CursorValue[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(values) &&
      values.length === shape.length &&
      values.every((value, at) => typeof value === shape[at] && isSafe(value))
    ) {
      return values as CursorValue[];
    }
  } catch {
    // Not ours: said below.
  }
  throw new AppError("usage", "The cursor is not one that this list gave out.", "Start from the first page.");
}

/** Postgres refuses NULs and lone surrogates in text; the numbers in cursors are ranks and scans. */
function isSafe(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
