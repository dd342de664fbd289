import { cache } from "react";
import { listAccounts } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import type { AccountView } from "#lib/store/views.ts";

type SearchParams = Record<string, string | string[] | undefined>;

/** Every account, read once per request. */
export const allAccounts = cache((): Promise<AccountView[]> => listAccounts(currentStore()));

/** The account that `?account=` names, else the first; undefined when there is none. */
export async function accountOn(searchParams: Promise<SearchParams>): Promise<AccountView | undefined> {
  const [{ account }, accounts] = await Promise.all([searchParams, allAccounts()]);
  return accounts.find(({ id }) => id === account) ?? accounts[0];
}
