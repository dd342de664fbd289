import { z } from "zod";
import { commaList, word } from "#lib/query-schema.ts";

/** Which account; without it the first. */
export const accountParam = { account: word.optional() };

/** Which accounts; without it the first. */
export const accountsParam = { account: commaList(word).optional() };

export const pageParams = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
