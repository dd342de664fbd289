import { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { commaList, querySchema, word } from "#lib/query-schema.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import { values } from "#lib/reports/values.ts";

/** Which account; without it the first. */
export const accountParam = { account: word.optional() };

/** Which accounts; without it the first. */
export const accountsParam = { account: commaList(word).optional() };

const { from, to } = querySchema(activityList).shape;
/** Parameters of an investigation, beside whom it is about. */
export const investigationParams = {
  ...{ from, to },
  format: z.enum(investigationFormats.map(({ name }) => name)).default("html"),
  values,
};

export const pageParams = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
