import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FindingsScreen } from "#components/findings/findings-screen.tsx";
import type { FindingGroup } from "#components/findings/group.ts";
import { mostOpen } from "#components/findings/open-groups.ts";
import {
  findingDetail,
  findingGroups,
  findingPages,
  groupPages,
  groupQueryOf,
  groupsQueryOf,
} from "#components/findings/queries.ts";
import {
  type FindingState,
  findingParams,
  findingsQueryOf,
  loadFindingState,
} from "#components/findings/search-params.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import type { Grouping } from "#lib/filters/findings.ts";
import { currentStore } from "#lib/store/current.ts";
import { resourceFacets } from "#lib/store/resources-list.ts";
import type { AccountView } from "#lib/store/views.ts";
import { findingGroupsQuery, findingsQuery } from "../../_search-params/findings.ts";
import { accountsOn, type PageQuery } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { findingAnswer } from "../../_server/finding-detail.ts";
import { groupsOf } from "../../_server/finding-groups.ts";
import { findingsPage } from "../../_server/findings.ts";
import { parseQuery } from "../../_server/route.ts";
import { openViews } from "../../_server/saved-views.ts";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage({ searchParams }: PageQuery) {
  const [accounts, state, query] = await Promise.all([
    accountsOn(searchParams),
    loadFindingState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(findingParams, query);
  if (refused.length > 0) return <RefusedFilters title="Findings" path="/findings" query={query} refused={refused} />;
  if (!accounts.some(({ currentScan }) => currentScan)) return <FirstScan account={accounts[0]} title="Findings" />;
  const client = new QueryClient();
  await openViews("findings", client, query);
  const [facets, parts] = await Promise.all([
    resourceFacets(
      currentStore().db,
      accounts.map(({ id }) => id),
    ),
    ledgersOf(accounts),
    firstAnswers(client, accounts, state),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FindingsScreen
        formats={exportFormats("findings")}
        kinds={facets.kinds}
        regions={facets.regions}
        notice={<AccountsNotice parts={parts} isCompact />}
      />
    </HydrationBoundary>
  );
}

/** What the browser would ask first, answered here: same keys, same parameters, so that it does not ask again. */
async function firstAnswers(client: QueryClient, accounts: readonly AccountView[], state: FindingState): Promise<void> {
  const { finding } = state;
  if (finding) {
    const answer = () => findingAnswer(accounts, finding);
    await client.prefetchQuery({ ...findingDetail(finding, state.account), queryFn: answer });
  }
  if (state.view === "list") {
    const query = findingsQueryOf(state);
    const answer = () => findingsPage(parseQuery(findingsQuery, new URLSearchParams(query)));
    await client.prefetchInfiniteQuery({ ...findingPages(query), queryFn: answer });
  } else {
    // Whatever the grouping, the checks say how many findings there are.
    await firstGroups(client, state, "check");
    const groups = await firstGroups(client, state, state.by);
    const open = groups.filter(({ key }) => state.open.slice(-mostOpen).includes(key));
    await Promise.all(open.map((group) => firstOfGroup(client, state, group)));
  }
}

async function firstGroups(client: QueryClient, state: FindingState, by: Grouping): Promise<readonly FindingGroup[]> {
  const groups = findingGroups(state, by);
  const params = new URLSearchParams(groupsQueryOf(state, by));
  const answer = () => groupsOf(parseQuery(findingGroupsQuery, params));
  await client.prefetchInfiniteQuery({ ...groups, queryFn: answer, staleTime: Number.POSITIVE_INFINITY });
  return client.getQueryData(groups.queryKey)?.pages[0]?.rows ?? [];
}

async function firstOfGroup(client: QueryClient, state: FindingState, group: FindingGroup): Promise<void> {
  const params = new URLSearchParams(groupQueryOf(state, group));
  await client.prefetchInfiniteQuery({
    ...groupPages(state, group),
    queryFn: () => findingsPage(parseQuery(findingsQuery, params)),
  });
}
