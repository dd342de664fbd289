import type { Check, OptionsSchema } from "./define.ts";

/** What is set for each check that has options, by its id: every option of it, as people set it or by default. */
export type CheckOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Options = CheckOptions[string];

const none: Options = {};
const defaults = new WeakMap<OptionsSchema, Options>();

/** The options of one check, its defaults where none are set; none for a check that has none. */
export function optionsOf({ id, options }: Pick<Check, "id" | "options">, all: CheckOptions): Options {
  return all[id] ?? (options ? defaultsOf(options) : none);
}

function defaultsOf(options: OptionsSchema): Options {
  const known = defaults.get(options) ?? options.parse({});
  defaults.set(options, known);
  return known;
}
