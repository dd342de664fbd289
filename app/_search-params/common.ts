import { z } from "zod";

/** `a,b,c`; an empty text is no list. Each item is of the given type. */
export function commaList<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .max(2000)
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(item).max(100));
}

/** A kind, a region, an id of ours: never free text. */
export const word = z
  .string()
  .regex(/^[\w./:-]+$/, "only letters, digits and -./:_ are allowed")
  .max(200);

export const exposure = z.enum(["live", "record"]);

/** Which account; without it the first. */
export const accountParam = { account: word.optional() };

export const pageParams = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

export const exportParams = { format: z.enum(["csv", "json"]).default("csv") };

export const searchText = z.string().max(200).optional();
