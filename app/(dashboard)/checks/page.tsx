import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { ChecksScreen } from "#components/checks/checks-screen.tsx";
import { checkCatalogue, checkDetail } from "#components/checks/queries.ts";
import { checkParams, loadCheckState } from "#components/checks/search-params.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { accountsOn, type PageQuery } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { checkDetail as checkDetailOf, checkRows } from "../../_server/checks.ts";

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
  const ids = accounts.map(({ id }) => id);
  const { check } = state;
  const [parts] = await Promise.all([
    ledgersOf(accounts),
    check && client.prefetchQuery({ ...checkDetail(check, state.account), queryFn: () => checkDetailOf(ids, check) }),
    client.prefetchQuery({
      ...checkCatalogue(state.account),
      queryFn: async () => ({ rows: await checkRows(ids) }),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChecksScreen notice={<AccountsNotice parts={parts} isCompact />} />
    </HydrationBoundary>
  );
}
