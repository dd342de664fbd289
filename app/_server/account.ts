import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "#lib/errors.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import type { AccountView } from "#lib/store/views.ts";

type SearchParams = Record<string, string | string[] | undefined>;

/** What Next gives a page. */
export interface PageQuery {
  searchParams: Promise<SearchParams>;
}

/** Every account, read once per request. */
export const allAccounts = cache((): Promise<AccountView[]> => listAccounts(currentStore().db));

/** The account a page shows: the one that `?account=` names, or without it the first; undefined when there is none at all. */
export async function accountOn(searchParams: Promise<SearchParams>): Promise<AccountView | undefined> {
  const [{ account }, accounts] = await Promise.all([searchParams, allAccounts()]);
  if (account === undefined) return accounts[0];
  return accounts.find(({ id }) => id === account) ?? notFound();
}

/** The account an API request is about: the one named, else the first. @throws AppError `not-found`. */
export async function accountNamed(id: string | undefined): Promise<AccountView> {
  const accounts = await listAccounts(currentStore().db);
  const account = id === undefined ? accounts[0] : accounts.find((other) => other.id === id);
  if (!account) throw new AppError("not-found", id ? `There is no account ${id}.` : "There is no account yet.");
  return account;
}
