import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "#lib/errors.ts";
import { type FilterOf, filterFrom, type List } from "#lib/filters/define.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import type { AccountView } from "#lib/store/views.ts";

type SearchParams = Record<string, string | string[] | undefined>;

/** What Next gives a page. */
export interface PageQuery {
  searchParams: Promise<SearchParams>;
}

/** Every account, read once for a page. */
export const allAccounts = cache((): Promise<AccountView[]> => listAccounts(currentStore().db));

/** The accounts a page shows: those that `?account=a,b` names, or without it the first; none when there is none at all. */
export async function accountsOn(searchParams: Promise<SearchParams>): Promise<AccountView[]> {
  const [{ account }, accounts] = await Promise.all([searchParams, allAccounts()]);
  if (account === undefined || account === "") return accounts.slice(0, 1);
  if (typeof account !== "string") return notFound();
  return idsIn(account).map((id) => accounts.find((one) => one.id === id) ?? notFound());
}

/** The accounts an API request is about: those named, else the first. @throws AppError `not-found`. */
export async function accountsNamed(ids: readonly string[] | undefined): Promise<AccountView[]> {
  const accounts = await allAccounts();
  if (!ids?.length) {
    if (accounts.length === 0) throw new AppError("not-found", "There is no account yet.");
    return accounts.slice(0, 1);
  }
  return [...new Set(ids)].map((id) => {
    const account = accounts.find((one) => one.id === id);
    if (!account) throw new AppError("not-found", `There is no account ${id}.`);
    return account;
  });
}

/** The account of a request that is about one. @throws AppError `not-found`. */
export async function accountNamed(id: string | undefined): Promise<AccountView> {
  const [account] = await accountsNamed(id === undefined ? undefined : [id]);
  if (!account) throw new AppError("not-found", "There is no account yet.");
  return account;
}

/** What the first of the accounts has that has it: ids of findings and events say nothing of whose they are. */
export async function firstOf<Found>(
  accounts: readonly AccountView[],
  look: (account: AccountView) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  for (const account of accounts) {
    const found = await look(account);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A list's filter of what a request asks for. @throws AppError `not-found` for an account that is not there. */
export async function filterAsked<L extends List>(
  list: L,
  query: { account?: readonly string[] | undefined } & Parameters<typeof filterFrom<L>>[2],
): Promise<FilterOf<L>> {
  const accounts = await accountsNamed(query.account);
  return filterFrom(
    list,
    accounts.map(({ id }) => id),
    query,
  );
}

function idsIn(text: string): string[] {
  return [...new Set(text.split(",").filter(Boolean))];
}
