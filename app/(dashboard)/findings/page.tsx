import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FindingsScreen } from "#components/findings/findings-screen.tsx";
import { mostOpen } from "#components/findings/open-groups.ts";
import { findingDetail, findingGroups, findingPages, groupPages, groupQueryOf } from "#components/findings/queries.ts";
import {
  type FindingState,
  findingParams,
  findingsQueryOf,
  loadFindingState,
} from "#components/findings/search-params.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
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
  const groups = findingGroups(state);
  const params = new URLSearchParams(findingsQueryOf({ ...state, status: [], sort: "severity" }));
  await client.prefetchQuery({ ...groups, queryFn: () => groupsOf(parseQuery(findingGroupsQuery, params)) });
  if (state.view === "list") {
    const query = findingsQueryOf(state);
    const answer = () => findingsPage(parseQuery(findingsQuery, new URLSearchParams(query)));
    await client.prefetchInfiniteQuery({ ...findingPages(query), queryFn: answer });
  } else {
    await Promise.all(state.open.slice(-mostOpen).map((check) => firstOfGroup(client, state, check)));
  }
}

async function firstOfGroup(client: QueryClient, state: FindingState, check: string): Promise<void> {
  const params = new URLSearchParams(groupQueryOf(state, check));
  await client.prefetchInfiniteQuery({
    ...groupPages(state, check),
    queryFn: () => findingsPage(parseQuery(findingsQuery, params)),
  });
}
