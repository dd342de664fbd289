import type { Metadata } from "next";
import { AccountsScreen } from "#components/accounts/accounts-screen.tsx";
import { reachedBy } from "#components/accounts/reached-by.ts";
import { accountsParams } from "#components/accounts/search-params.ts";
import { refusedIn } from "#components/api/refused.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { currentStore } from "#lib/store/current.ts";
import { holdingsOf } from "#lib/store/holdings.ts";
import { allAccounts, type PageQuery } from "../../_server/account.ts";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage({ searchParams }: PageQuery) {
  const [accounts, query] = await Promise.all([allAccounts(), searchParams]);
  const refused = refusedIn(accountsParams, query);
  if (refused.length > 0) return <RefusedFilters title="Accounts" path="/accounts" query={query} refused={refused} />;
  const held = await Promise.all(
    accounts.map(async ({ connection, ...account }) => ({
      ...account,
      reachedBy: reachedBy(connection),
      imported: connection.type === "bundle" ? connection : null,
      held: await holdingsOf(currentStore().db, account.id),
    })),
  );
  return <AccountsScreen accounts={held} />;
}
