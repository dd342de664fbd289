import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { queryOf } from "#components/lists/address.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { scanPages } from "#components/scans/queries.ts";
import { ScansScreen } from "#components/scans/scans-screen.tsx";
import { scanSchedules } from "#components/scans/schedule-queries.ts";
import { loadScansState, scanParams } from "#components/scans/search-params.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { scansList } from "#lib/filters/scans.ts";
import { scansQuery } from "../../_search-params/scans.ts";
import { accountsOn } from "../../_server/account.ts";
import { parseQuery } from "../../_server/route.ts";
import { scanScheduleList } from "../../_server/scan-schedules.ts";
import { scansPage } from "../../_server/scans.ts";
import { usualReach } from "../../_server/settings.ts";

export const metadata: Metadata = { title: "Scans" };

export default async function ScansPage({ searchParams }: PageProps<"/scans">) {
  const [accounts, state, query] = await Promise.all([
    accountsOn(searchParams),
    loadScansState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(scanParams, query);
  if (refused.length > 0) return <RefusedFilters title="Scans" path="/scans" query={query} refused={refused} />;
  if (accounts.length === 0) return <FirstScan account={undefined} title="Scans" />;
  const client = new QueryClient();
  const asked = queryOf(scansList, state);
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...scanPages(asked),
      queryFn: () => scansPage(parseQuery(scansQuery, new URLSearchParams(asked))),
    }),
    client.prefetchQuery({ ...scanSchedules(), queryFn: scanScheduleList }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ScansScreen accounts={accounts} usual={usualReach()} />
    </HydrationBoundary>
  );
}
