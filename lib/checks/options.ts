import type { Check } from "./define.ts";
import { checks } from "./index.ts";

/** What is set for each check that has options, by its id: every option of it, as people set it or by default. */
export type CheckOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every check that has options, and their schema. */
export const adjustable = (checks as readonly Check[]).flatMap(({ id, title, options }) =>
  options ? [{ id, title, options }] : [],
);

/** These options, and the defaults of what they leave out, or hold as no check of today takes it. */
export function completed(some: CheckOptions): CheckOptions {
  return Object.fromEntries(
    adjustable.map(({ id, options }) => {
      const set = options.safeParse(some[id] ?? {});
      return [id, set.success ? set.data : options.parse({})];
    }),
  );
}

/** What is judged with when nobody set anything. */
export const defaultOptions: CheckOptions = completed({});

/** The options of one check; none for a check that has none. */
export function optionsOf({ id }: Pick<Check, "id">, all: CheckOptions): Readonly<Record<string, unknown>> {
  return all[id] ?? defaultOptions[id] ?? {};
}
