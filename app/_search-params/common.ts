import { z } from "zod";
import { commaList, word } from "#lib/query-schema.ts";
import { formatsOf, optionsOf } from "#lib/reports/formats/index.ts";
import type { Subject } from "#lib/reports/report.ts";

/** Which account; without it the first. */
export const accountParam = { account: word.optional() };

/** Which accounts; without it the first. */
export const accountsParam = { account: commaList(word).optional() };

export const pageParams = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

/** Which format, with the options of each under its name. What they can be is the format's to say. */
export function exportParams(subject: Subject) {
  // Said in the description of the API; refused by the format, which says more.
  const options = optionsOf(subject).map(
    ({ name, values }) => [name, z.string().max(100).meta({ enum: values }).optional()] as const,
  );
  return {
    format: z.enum(formatsOf(subject).map(({ name }) => name)).default("csv"),
    ...(Object.fromEntries(options) as Record<string, z.ZodOptional<z.ZodString>>),
  };
}
