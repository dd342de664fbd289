import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CoverageNotice } from "#components/coverage/coverage-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { resourceHref, resourcesList } from "#components/resources/queries.ts";
import { ResourcesScreen } from "#components/resources/resources-screen.tsx";
import { loadResourceState, resourcesQueryOf } from "#components/resources/search-params.ts";
import { currentStore } from "#lib/store/current.ts";
import { resourceFacets } from "#lib/store/resources-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { resourcesQuery } from "../../_search-params/resources.ts";
import { accountOn } from "../../_server/account.ts";
import { resourcesPage } from "../../_server/resources.ts";
import { parseQuery } from "../../_server/route.ts";

export const metadata: Metadata = { title: "Resources" };

export default async function ResourcesPage({ searchParams }: PageProps<"/resources">) {
  const [account, state, { resource }] = await Promise.all([
    accountOn(searchParams),
    loadResourceState(searchParams),
    searchParams,
  ]);
  if (typeof resource === "string") redirect(resourceHref(resource, state.account));
  if (!account?.currentScan) return <FirstScan account={account} title="Resources" />;
  const { db } = currentStore();
  const client = new QueryClient();
  const query = resourcesQueryOf(state);
  const [facets, ledger] = await Promise.all([
    resourceFacets(db, account.id),
    getCoverage(db, account.currentScan),
    client.prefetchInfiniteQuery({
      ...resourcesList(query),
      queryFn: () => resourcesPage(parseQuery(resourcesQuery, new URLSearchParams(query))),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ResourcesScreen
        kinds={facets.kinds}
        regions={facets.regions}
        notice={<CoverageNotice ledger={ledger} scan={account.currentScan} account={account.id} shown={1} />}
      />
    </HydrationBoundary>
  );
}
