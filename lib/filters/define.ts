/*
 * What a list can be narrowed by, said once. From it follow the list's place in the address (components/lists/address.ts), the
 * parameters of the API and options of the command line (lib/query-schema.ts), what the store has to have a condition for (lib/store), and the words in which an
 * export says what it is of (said.ts).
 */

interface OneFilter<Value extends string> {
  type: "one";
  label: string;
  values: readonly Value[];
  /** What a screen shows unless its address says otherwise. */
  screen?: Value;
}

interface ManyFilter<Value extends string> {
  type: "many";
  label: string;
  values: readonly Value[];
  screen?: readonly Value[];
}

/** Several kinds, regions, accounts: words of ours or AWS's, no closed list. */
interface WordsFilter {
  type: "words";
  label: string;
}

interface TextFilter {
  type: "text";
  label: string;
  longest: number;
  /** When it is no free text. */
  pattern?: RegExp;
}

/** A moment in ISO 8601. */
interface MomentFilter {
  type: "moment";
  label: string;
}

interface FlagFilter {
  type: "flag";
  label: string;
  /** How an address says it, when not `name=true`. */
  address?: { name: string; yes: string; no: string };
}

export type Filter = OneFilter<string> | ManyFilter<string> | WordsFilter | TextFilter | MomentFilter | FlagFilter;

type Filters = { account: WordsFilter } & Readonly<Record<string, Filter>>;

export interface List<Own extends Filters = Filters, Sort extends string = string> {
  name: string;
  filters: Own;
  /** The orders there are, the usual one first. */
  sorts: readonly Sort[];
}

export type ValueOf<F> = F extends { type: "one"; values: readonly (infer Value)[] }
  ? Value
  : F extends { type: "many"; values: readonly (infer Value)[] }
    ? readonly Value[]
    : F extends { type: "words" }
      ? readonly string[]
      : F extends { type: "flag" }
        ? boolean
        : string;

/** The names of a list's filters but the account's, which every question names. */
export type FilterName<L extends List> = Exclude<keyof L["filters"] & string, "account">;

/** What the store is asked for: one account or several, and what narrows them. */
export type FilterOf<L extends List> = { account: string | readonly string[] } & {
  [Name in FilterName<L>]?: ValueOf<L["filters"][Name]>;
} & { sort?: L["sorts"][number] };

/** `a`, `us-east-1`, `vpc/check`: never free text. */
export const wordPattern = /^[\w./:-]+$/;

export function one<const Value extends string>(label: string, values: readonly Value[]) {
  return { type: "one", label, values } as const;
}

/** One of several, of which a screen begins with one. */
export function oneFirst<const Value extends string>(label: string, values: readonly Value[], screen: Value) {
  return { type: "one", label, values, screen } as const;
}

export function many<const Value extends string>(label: string, values: readonly Value[], screen?: readonly Value[]) {
  return { type: "many", label, values, ...(screen && { screen }) } as const;
}

export function words(label: string) {
  return { type: "words", label } as const;
}

export function text(label: string, longest: number, pattern?: RegExp) {
  return { type: "text", label, longest, ...(pattern && { pattern }) } as const;
}

export function moment(label: string) {
  return { type: "moment", label } as const;
}

export function flag(label: string) {
  return { type: "flag", label } as const;
}

/** A flag that an address says in words of its own. */
export function flagAs<const Name extends string, const Yes extends string, const No extends string>(
  label: string,
  address: { name: Name; yes: Yes; no: No },
) {
  return { type: "flag", label, address } as const;
}

export function defineList<const Own extends Filters, const Sort extends string>(
  list: List<Own, Sort>,
): List<Own, Sort> {
  return list;
}

/** The filters of a list by name, the account's first. */
export function filtersIn(list: List): [name: string, filter: Filter][] {
  return Object.entries(list.filters);
}

/** The accounts that a filter names. */
export function accountsIn({ account }: { account: string | readonly string[] }): readonly string[] {
  return typeof account === "string" ? [account] : account;
}

/** False for nothing, an empty text and an empty list: no filter. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Of what was asked for, what narrows: filters that are set, and the order. */
export function filterFrom<L extends List>(
  list: L,
  account: string | readonly string[],
  asked: { readonly [Name in FilterName<L>]?: ValueOf<L["filters"][Name]> | undefined } & {
    readonly sort?: L["sorts"][number] | undefined;
  },
): FilterOf<L> {
  const named = Object.entries(asked).filter(
    ([name, value]) => name !== "account" && (name === "sort" || Object.hasOwn(list.filters, name)) && isSet(value),
  );
  // The names and values are those of `asked`, which has the list's types.
  return { account, ...Object.fromEntries(named) } as FilterOf<L>;
}
