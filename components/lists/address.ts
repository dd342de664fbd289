import type { inferParserType, SingleParserBuilder } from "nuqs/server";
import { type Filter, filtersIn, type List } from "#lib/filters/define.ts";
import { listOf, moment, oneOf, textUpTo, words } from "../api/list-params.ts";

/*
 * A list's filters as its screen's address has them. `any` is no filter, said out loud: a screen that begins with some filters
 * needs a word for none.
 */

type AddressName<L extends List, Name extends keyof L["filters"]> = L["filters"][Name] extends {
  address: { name: infer Own extends string };
}
  ? Own
  : Name;

type StateOf<F> = F extends { type: "one"; values: readonly (infer Value)[] }
  ? Value | "any"
  : F extends { type: "flag"; address: { yes: infer Yes; no: infer No } }
    ? Yes | No | "any"
    : F extends { type: "flag" }
      ? "true" | "false" | "any"
      : F extends { type: "many"; values: readonly (infer Value)[] }
        ? Value[]
        : F extends { type: "words" }
          ? string[]
          : string | null;

type Parser<Value> = null extends Value
  ? SingleParserBuilder<NonNullable<Value>>
  : SingleParserBuilder<Value> & { readonly defaultValue: NonNullable<Value> };

type ParamsOf<L extends List> = {
  [Name in keyof L["filters"] as AddressName<L, Name> & string]: Parser<StateOf<L["filters"][Name]>>;
} & (L["sorts"][number] extends never ? unknown : { sort: Parser<L["sorts"][number]> });

/** What the filters and the order of a list are set to on its screen. */
export type ListState<L extends List> = inferParserType<ParamsOf<L>>;

/** The parsers of a list's filters and order, for its screen to add its own to. */
export function paramsOf<L extends List>(list: L): ParamsOf<L> {
  const params = filtersIn(list).map(([name, filter]) => [nameInAddress(name, filter), parserOf(filter)]);
  const [first] = list.sorts;
  const sort = first !== undefined && { sort: oneOf(list.sorts).withDefault(first) };
  // Made of the list's filters one by one, as the type says.
  return { ...Object.fromEntries(params), ...sort } as unknown as ParamsOf<L>;
}

export function nameInAddress(name: string, filter: Filter): string {
  return filter.type === "flag" && filter.address ? filter.address.name : name;
}

function parserOf(filter: Filter) {
  switch (filter.type) {
    case "one":
      return oneOrAny(filter.values, filter.screen);
    case "flag":
      return oneOrAny(flagWords(filter));
    case "many":
      return listOf(filter.values).withDefault([...(filter.screen ?? [])]);
    case "words":
      return words.withDefault([]);
    case "text":
      return textUpTo(filter.longest, filter.pattern);
    case "moment":
      return moment;
  }
}

/** `any` is always understood; where a screen begins with another value, it is among those that a reader is told. */
function oneOrAny(values: readonly string[], screen?: string) {
  const parser = oneOf([...values, "any"]);
  return { ...parser.withDefault(screen ?? "any"), allowed: screen === undefined ? values : parser.allowed };
}

/** How an address says yes and no. */
export function flagWords({ address = { name: "", yes: "true", no: "false" } }: Extract<Filter, { type: "flag" }>) {
  return [address.yes, address.no] as const;
}

/** The API query that lists exactly what the state shows: the list, its counts and its export all use it. */
export function queryOf<L extends List>(list: L, state: ListState<L>): string {
  const set = state as Readonly<Record<string, unknown>>;
  const query = new URLSearchParams();
  for (const [name, filter] of filtersIn(list)) {
    const text = asked(filter, set[nameInAddress(name, filter)]);
    if (text) query.set(name, text);
  }
  if (list.sorts.length > 0 && set.sort !== list.sorts[0]) query.set("sort", String(set.sort));
  return query.toString();
}

/** As the API's parameter has it; empty when the filter is not set. */
function asked(filter: Filter, value: unknown): string {
  const isWord = filter.type === "one" || filter.type === "flag";
  if (value === null || value === undefined || (isWord && value === "any")) return "";
  if (filter.type === "flag") return String(value === flagWords(filter)[0]);
  if (filter.type === "moment") return new Date(String(value)).toISOString();
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** What makes a screen show what it begins with; where it shows that already, everything. The accounts stay. */
export function cleared<L extends List>(list: L, state: ListState<L>): Partial<ListState<L>> {
  const change = isNarrowed(list, state) ? firstOf(list) : settings(list, (_, filter) => noneOf(filter));
  return change as Partial<ListState<L>>;
}

/** True when a filter is set that the screen does not begin with. */
export function isNarrowed<L extends List>(list: L, state: ListState<L>): boolean {
  return queryOf(list, changed(state, firstOf(list))) !== queryOf(list, state);
}

function changed<State>(state: State, change: Readonly<Record<string, unknown>>): State {
  return Object.assign({}, state, change);
}

/** What the filters of a screen begin with, but the accounts. */
function firstOf(list: List): Record<string, unknown> {
  const params = paramsOf(list) as Readonly<Record<string, { defaultValue?: unknown }>>;
  return settings(list, (own) => params[own]?.defaultValue ?? null);
}

function settings(list: List, value: (own: string, filter: Filter) => unknown): Record<string, unknown> {
  const names = filtersIn(list).filter(([name]) => name !== "account");
  return Object.fromEntries(
    names.map(([name, filter]) => [nameInAddress(name, filter), value(nameInAddress(name, filter), filter)]),
  );
}

function noneOf({ type }: Filter): unknown {
  return type === "many" || type === "words" ? [] : type === "one" || type === "flag" ? "any" : null;
}
