import { createParser } from "nuqs/server";
import { wordPattern } from "#lib/filters/define.ts";

const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/*
 * What an address may say. A parser takes what it knows and leaves the rest out; what it left out is found by
 * refusedIn (refused.ts) and told to the reader, so that no filter is dropped in silence.
 */

/** `a,b` over a closed list. The empty list, no filter, is `any`. */
export function listOf<Item extends string>(allowed: readonly Item[]) {
  const parser = createParser<Item[]>({
    parse: (text) => text.split(",").filter((item): item is Item => (allowed as readonly string[]).includes(item)),
    serialize: (items) => items.join(",") || "any",
    eq: isSame,
  });
  return Object.assign(parser, { allowed });
}

/** One of a closed list. */
export function oneOf<Item extends string>(allowed: readonly Item[]) {
  const parser = createParser<Item>({
    parse: (text) => allowed.find((item) => item === text) ?? null,
    serialize: String,
  });
  return Object.assign(parser, { allowed });
}

/** `a,b` of kinds, regions and the like. */
export const words = createParser<string[]>({
  parse: (text) => text.split(",").filter((word) => wordPattern.test(word)),
  serialize: (items) => items.join(","),
  eq: isSame,
});

/** Text up to the length that the API takes; free, unless there is a pattern. */
export function textUpTo(longest: number, pattern = /^/) {
  return createParser<string>({
    parse: (text) => (text.length <= longest && pattern.test(text) ? text : null),
    serialize: String,
  });
}

const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** A moment as ISO 8601 has it: a day, or a time with its zone. */
export const moment = createParser<string>({
  parse: (text) => (iso.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: String,
});
