import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { refusedIn } from "#components/api/refused.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { resourcePages } from "#components/resources/queries.ts";
import { resourceHref } from "#components/resources/resource-link.ts";
import { ResourcesScreen } from "#components/resources/resources-screen.tsx";
import { loadResourceState, resourceParams, resourcesQueryOf } from "#components/resources/search-params.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { currentStore } from "#lib/store/current.ts";
import { ownersIn, resourceFacets } from "#lib/store/resources-list.ts";
import { resourcesQuery } from "../../_search-params/resources.ts";
import { accountsOn } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { resourcesPage } from "../../_server/resources.ts";
import { parseQuery } from "../../_server/route.ts";
import { openViews } from "../../_server/saved-views.ts";

export const metadata: Metadata = { title: "Resources" };

export default async function ResourcesPage({ searchParams }: PageProps<"/resources">) {
  const [accounts, state, { resource, ...query }] = await Promise.all([
    accountsOn(searchParams),
    loadResourceState(searchParams),
    searchParams,
  ]);
  if (typeof resource === "string") redirect(resourceHref(resource, state.account[0] ?? null));
  const refused = refusedIn(resourceParams, query);
  if (refused.length > 0) return <RefusedFilters title="Resources" path="/resources" query={query} refused={refused} />;
  if (!accounts.some(({ currentScan }) => currentScan)) return <FirstScan account={accounts[0]} title="Resources" />;
  const client = new QueryClient();
  await openViews("resources", client, query);
  const asked = resourcesQueryOf(state);
  const ids = accounts.map(({ id }) => id);
  const [facets, owners, parts] = await Promise.all([
    resourceFacets(currentStore().db, ids),
    ownersIn(currentStore().db, ids),
    ledgersOf(accounts),
    client.prefetchInfiniteQuery({
      ...resourcePages(asked),
      queryFn: () => resourcesPage(parseQuery(resourcesQuery, new URLSearchParams(asked))),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ResourcesScreen
        formats={exportFormats("resources")}
        kinds={facets.kinds}
        regions={facets.regions}
        owners={owners}
        notice={<AccountsNotice parts={parts} />}
      />
    </HydrationBoundary>
  );
}
