import type { Shown } from "./variables.ts";
import { resolved } from "./variables.ts";

/** Something in a bucket that no policy names. */
export const anyObject = "nobody-names";

/**
 * Names of things that begin with `prefix` and fit the pattern, one for each way in which the prefix can use it up: a policy on
 * `bucket/team/*` says nothing of an object that nobody names, and everything of one in `team/`. Empty when none fits.
 */
export function namesWithin(prefix: string, pattern: string): string[] {
  let reached = new Set([0]);
  for (const character of prefix) {
    const next = new Set<number>();
    for (const at of withStars(reached, pattern)) {
      if (pattern[at] === "*") next.add(at);
      else if (pattern[at] === "?" || pattern[at] === character) next.add(at + 1);
    }
    if (next.size === 0) return [];
    reached = next;
  }
  const rests = [...withStars(reached, pattern)].map((at) => pattern.slice(at).replaceAll(/[*?]/g, "n"));
  return [...new Set(rests.filter((rest) => rest !== ""))].map((rest) => prefix + rest);
}

/** A star may stand for nothing. */
function withStars(reached: ReadonlySet<number>, pattern: string): Set<number> {
  const all = new Set(reached);
  // A set that grows while it is walked is walked to its end.
  for (const at of all) if (pattern[at] === "*") all.add(at + 1);
  return all;
}

/** What to ask about of a bucket besides what no policy names: something that each of the patterns does. */
export function objectsIn(bucket: string, patterns: readonly string[], shown: Shown): string[] {
  const prefix = `${bucket}/`;
  const found = patterns.flatMap((pattern) => {
    const start = pattern.slice(0, pattern.search(/[*?$]|$/));
    if (pattern === "*" || !(prefix.startsWith(start) || start.startsWith(prefix))) return [];
    const meant = resolved(pattern, shown);
    // What only the request shows stays open: any name will do.
    const text = meant === undefined ? pattern.replaceAll(/\$\{[^}]*\}/g, "n") : meant?.plain;
    return text === undefined ? [] : namesWithin(prefix, text);
  });
  return [...new Set(found)];
}
