import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { ChecksScreen } from "#components/checks/checks-screen.tsx";
import { checkCatalogue } from "#components/checks/queries.ts";
import { checkParams, loadCheckState } from "#components/checks/search-params.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { accountsOn, type PageQuery } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { checkRows } from "../../_server/checks.ts";

export const metadata: Metadata = { title: "Checks" };

export default async function ChecksPage({ searchParams }: PageQuery) {
  const [accounts, state, query] = await Promise.all([
    accountsOn(searchParams),
    loadCheckState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(checkParams, query);
  if (refused.length > 0) return <RefusedFilters title="Checks" path="/checks" query={query} refused={refused} />;
  if (accounts.length === 0) return <FirstScan account={undefined} title="Checks" />;
  const client = new QueryClient();
  const [parts] = await Promise.all([
    ledgersOf(accounts),
    client.prefetchQuery({
      ...checkCatalogue(state.account),
      queryFn: async () => ({ rows: await checkRows(accounts.map(({ id }) => id)) }),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChecksScreen notice={<AccountsNotice parts={parts} isCompact />} />
    </HydrationBoundary>
  );
}
