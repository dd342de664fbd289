import { z } from "zod";
import { categories, severities } from "#lib/checks/define.ts";
import { everyKind, type Kind } from "#lib/inventory/kinds.ts";

/* Words and numbers that answers share. */

export const severity = z.enum(severities);
export const category = z.enum(categories);
export const status = z.enum(["pass", "fail", "not-applicable", "unknown"]);
export const exposure = z.enum(["live", "record"]);
export const grade = z.enum(["A", "B", "C", "D", "F"]);
/** What everyKind lists is what the type is made of. */
export const kind = z.enum(everyKind().map((facts) => facts.kind) as Kind[]);

export const moment = z.iso.datetime();
export const count = z.int().nonnegative();
/** 0–1. */
export const share = z.number().min(0).max(1);
export const bySeverity = z.record(severity, count);
/** What AWS gave, under its own names, whatever they are. */
export const foreign = z.record(z.string(), z.unknown());

/** A page of a list. `next` continues after its last row. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}
