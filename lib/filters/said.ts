import { accountsIn, type FilterOf, filtersIn, isSet, type List } from "./define.ts";

/** A filter that is set: its name, what people call it, and what it lets through. */
export interface Said {
  name: string;
  label: string;
  values: string[];
}

/** What narrows a list, in the order of its filters; the accounts and the order of the rows are none. */
export function saidOf<L extends List>(list: L, filter: FilterOf<L>): Said[] {
  const set = filter as Readonly<Record<string, unknown>>;
  return filtersIn(list).flatMap(([name, { label }]) => {
    const value = name === "account" ? undefined : set[name];
    return isSet(value) ? [{ name, label, values: [value].flat().map(String) }] : [];
  });
}

/** So many letters of a file's name may tell what is in it; file systems take 255 bytes in all. */
const longest = 190;
/** More accounts than these are counted. */
const mostAccounts = 4;

/** `111122223333-severity-critical-high`: whose list it is and what narrows it, for a file's name. Long values are cut, no filter is left out. */
export function fileNamed<L extends List>(list: L, filter: FilterOf<L>): string {
  const head = accountsNamed(accountsIn(filter));
  const said = saidOf(list, filter);
  const each = Math.floor((longest - head.length) / Math.max(1, said.length)) - 1;
  const parts = said.map(({ name, values }) =>
    `${name}-${plainly(values.join("-"))}`.slice(0, Math.max(each, name.length)),
  );
  return [head, ...parts].map((part) => part.replace(/[-.]+$/, "")).join("-");
}

/** Whose it is, for a file's name: many accounts are counted. */
export function accountsNamed(accounts: readonly string[]): string {
  const whose = accounts.length > mostAccounts ? [`${accounts.length}-accounts`] : accounts;
  return whose.map((one) => plainly(one).slice(0, 20)).join("-");
}

/** Letters that every file system, shell and header takes. */
function plainly(text: string): string {
  return text.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+/, "");
}
