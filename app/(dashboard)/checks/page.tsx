import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { ChecksScreen } from "#components/checks/checks-screen.tsx";
import { checkCatalogue } from "#components/checks/queries.ts";
import { checkParams, loadCheckState } from "#components/checks/search-params.ts";
import { CoverageNotice } from "#components/coverage/coverage-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { currentStore } from "#lib/store/current.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { accountOn, type PageQuery } from "../../_server/account.ts";
import { checkRows } from "../../_server/checks.ts";

export const metadata: Metadata = { title: "Checks" };

export default async function ChecksPage({ searchParams }: PageQuery) {
  const [account, state, query] = await Promise.all([
    accountOn(searchParams),
    loadCheckState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(checkParams, query);
  if (refused.length > 0) return <RefusedFilters title="Checks" path="/checks" query={query} refused={refused} />;
  if (!account) return <FirstScan account={account} title="Checks" />;
  const { id, currentScan } = account;
  const client = new QueryClient();
  const [ledger] = await Promise.all([
    currentScan ? getCoverage(currentStore().db, currentScan) : [],
    client.prefetchQuery({
      ...checkCatalogue(state.account),
      queryFn: async () => ({ rows: await checkRows(id) }),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChecksScreen notice={<CoverageNotice ledger={ledger} scan={currentScan} account={id} shown={1} isCompact />} />
    </HydrationBoundary>
  );
}
