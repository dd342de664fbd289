import type { Check } from "./define.ts";
import { checks } from "./index.ts";
import type { CheckOptions } from "./options-of.ts";

export { type CheckOptions, optionsOf } from "./options-of.ts";

/** Every check that has options, and their schema. */
export const adjustable = (checks as readonly Check[]).flatMap(({ id, title, options }) =>
  options ? [{ id, title, options }] : [],
);

type Adjustable = (typeof adjustable)[number];

/**
 * By its name, the checks that have an option which may be set for all of them at once: a list of what people trust, approve or
 * require, whichever check asks.
 */
export const sharedOptions: ReadonlyMap<string, readonly Adjustable[]> = new Map(
  [...namesOfLists()].sort().map((name) => [name, adjustable.filter(({ options }) => name in options.shape)]),
);

function namesOfLists(): Set<string> {
  const names = adjustable.flatMap(({ options }) => Object.keys(options.shape));
  return new Set(names.filter((name) => /^(trusted|approved|required)[A-Z]/.test(name)));
}

/** These options, then those that checks share, and the defaults of what they leave out or hold as no check of today takes it. */
export function completed(some: CheckOptions, shared: Readonly<Record<string, unknown>> = {}): CheckOptions {
  return Object.fromEntries(
    adjustable.map(({ id, options }) => {
      const theirs = Object.entries(shared).filter(([name]) => name in options.shape);
      const set = options.safeParse({ ...Object.fromEntries(theirs), ...some[id] });
      return [id, set.success ? set.data : options.parse({})];
    }),
  );
}

/** What is judged with when nobody set anything. */
export const defaultOptions: CheckOptions = completed({});
