import { z } from "zod";
import { type Filter, filtersIn, type List, type ValueOf, wordPattern } from "#lib/filters/define.ts";

/** `a,b,c`; an empty text is no list. Each item is of the given type. */
export function commaList<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .max(4000, "it has more than 4,000 characters")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(item).max(100));
}

/** A kind, a region, an id of ours: never free text. */
export const word = z.string().regex(wordPattern, "only letters, digits and -./:_ are allowed").max(200);

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

function schemaOf(filter: Filter): z.ZodType<unknown, string> {
  switch (filter.type) {
    case "one":
      return z.enum(filter.values);
    case "many":
      return commaList(z.enum(filter.values));
    case "words":
      return commaList(word);
    case "text":
      return filter.pattern ? word.max(filter.longest) : z.string().max(filter.longest);
    case "moment":
      return z.iso.datetime({ offset: true });
    case "flag":
      return flag;
  }
}

type Shape<L extends List> = {
  [Name in keyof L["filters"]]: z.ZodOptional<z.ZodType<ValueOf<L["filters"][Name]>, string>>;
} & (L["sorts"][number] extends never ? unknown : { sort: z.ZodOptional<z.ZodType<L["sorts"][number], string>> });

/** What is typed to narrow and order a list, in the parameters of the API and on the command line. */
export function querySchema<L extends List>(list: L) {
  const shape = Object.fromEntries(filtersIn(list).map(([name, filter]) => [name, schemaOf(filter).optional()]));
  const sort = list.sorts.length > 0 && { sort: z.enum(list.sorts).optional() };
  // Made of the list's filters one by one, as the type says.
  return z.strictObject({ ...shape, ...sort } as unknown as Shape<L>);
}
