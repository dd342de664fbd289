import { createParser } from "nuqs/server";

const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/** `a,b` over a closed list; unknown items are dropped. The empty list, no filter, is `any`. */
export function listOf<Item extends string>(allowed: readonly Item[]) {
  return createParser<Item[]>({
    parse: (text) => text.split(",").filter((item): item is Item => (allowed as readonly string[]).includes(item)),
    serialize: (items) => items.join(",") || "any",
    eq: isSame,
  });
}

/** `a,b` of kinds, regions and the like. */
export const words = createParser<string[]>({
  parse: (text) => text.split(",").filter((word) => /^[\w.-]+$/.test(word)),
  serialize: (items) => items.join(","),
  eq: isSame,
});
