import type { Limit } from "./limits.ts";
import { ShapeError } from "./shapes.ts";

/*
 * The parts of an account file that no schema of AWS describes. Each throws a ShapeError that names the place.
 */

export function objectIn(value: unknown, path: string): Record<string, unknown> {
  if (value === undefined) throw new ShapeError(path, "missing", "");
  if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ShapeError(path, "mistyped", "an object");
}

export function listIn(value: unknown, path: string): unknown[] {
  if (value === undefined) throw new ShapeError(path, "missing", "");
  if (Array.isArray(value)) return value;
  throw new ShapeError(path, "mistyped", "a list");
}

export function textIn(value: unknown, path: string): string {
  if (value === undefined) throw new ShapeError(path, "missing", "");
  if (typeof value === "string") return value;
  throw new ShapeError(path, "mistyped", "text");
}

export function optional<T>(value: unknown, path: string, read: (value: unknown, path: string) => T): T | undefined {
  return value === undefined ? undefined : read(value, path);
}

/** Requests per second and burst by action. */
export function limitsIn(value: unknown, path: string): Record<string, Limit> {
  const entries = Object.entries(objectIn(value, path)).map(([action, limit]): [string, Limit] => {
    const { perSecond, burst } = objectIn(limit, `${path}.${action}`);
    if (typeof perSecond !== "number" || !(perSecond > 0)) {
      throw new ShapeError(`${path}.${action}.perSecond`, "mistyped", "a number above 0");
    }
    if (typeof burst !== "number" || !(burst >= 1)) {
      throw new ShapeError(`${path}.${action}.burst`, "mistyped", "a number of at least 1");
    }
    return [action, { perSecond, burst }];
  });
  return Object.fromEntries(entries);
}
