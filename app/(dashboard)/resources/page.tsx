import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { refusedIn } from "#components/api/refused.ts";
import { CoverageNotice } from "#components/coverage/coverage-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { resourcesList } from "#components/resources/queries.ts";
import { resourceHref } from "#components/resources/resource-link.ts";
import { ResourcesScreen } from "#components/resources/resources-screen.tsx";
import { loadResourceState, resourceParams, resourcesQueryOf } from "#components/resources/search-params.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { currentStore } from "#lib/store/current.ts";
import { resourceFacets } from "#lib/store/resources-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { resourcesQuery } from "../../_search-params/resources.ts";
import { accountOn } from "../../_server/account.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { resourcesPage } from "../../_server/resources.ts";
import { parseQuery } from "../../_server/route.ts";

export const metadata: Metadata = { title: "Resources" };

export default async function ResourcesPage({ searchParams }: PageProps<"/resources">) {
  const [account, state, { resource, ...query }] = await Promise.all([
    accountOn(searchParams),
    loadResourceState(searchParams),
    searchParams,
  ]);
  if (typeof resource === "string") redirect(resourceHref(resource, state.account));
  const refused = refusedIn(resourceParams, query);
  if (refused.length > 0) return <RefusedFilters title="Resources" path="/resources" query={query} refused={refused} />;
  if (!account?.currentScan) return <FirstScan account={account} title="Resources" />;
  const { db } = currentStore();
  const client = new QueryClient();
  const asked = resourcesQueryOf(state);
  const [facets, ledger] = await Promise.all([
    resourceFacets(db, account.id),
    getCoverage(db, account.currentScan),
    client.prefetchInfiniteQuery({
      ...resourcesList(asked),
      queryFn: () => resourcesPage(parseQuery(resourcesQuery, new URLSearchParams(asked))),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ResourcesScreen
        formats={exportFormats("resources")}
        kinds={facets.kinds}
        regions={facets.regions}
        notice={<CoverageNotice ledger={ledger} scan={account.currentScan} account={account.id} shown={1} />}
      />
    </HydrationBoundary>
  );
}
