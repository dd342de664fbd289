import { createLoader, createSerializer } from "nuqs/server";
import { type Refused, refusedIn } from "../api/refused.ts";

/** The parsers of what a view keeps of an address: filters, order, and how the list is shown. Not the accounts, nor what is open. */
export type ViewParams = Parameters<typeof createLoader>[0] & Parameters<typeof refusedIn>[0];

/** Of parsers of an address those that a view keeps: all but some. */
export function keptBy<Params extends object, Left extends keyof Params>(
  params: Params,
  ...left: Left[]
): Omit<Params, Left> {
  const names: readonly PropertyKey[] = left;
  // What is left of the same object, as the type says.
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name))) as Omit<Params, Left>;
}

/** What is set, in one way of writing: two states that show the same are the same text. ASCII. */
export function writtenQuery(params: ViewParams, state: Readonly<Record<string, unknown>>): string {
  // A state that has more than the parsers know of: the rest is not written.
  const text = createSerializer(params)(keysOf(params, state) as never);
  return new URLSearchParams([...new URLSearchParams(text)].filter(([, value]) => value !== "")).toString();
}

/** A query as a screen would heed it, and what it would not. */
export function readQuery(params: ViewParams, text: string): { query: string; refused: Refused[] } {
  const given = new URLSearchParams(text);
  const asked = Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const all = given.getAll(name);
      return [name, all.length > 1 ? all : all[0]];
    }),
  );
  const refused = refusedIn(params, asked);
  for (const { name } of refused) given.delete(name);
  return { query: writtenQuery(params, stateOf(params, given)), refused };
}

/** What the list shows at an address. */
export function stateOf(params: ViewParams, address: URLSearchParams): Record<string, unknown> {
  return createLoader(params)(address);
}

function keysOf(params: ViewParams, state: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(params).map((name) => [name, state[name] ?? null]));
}
