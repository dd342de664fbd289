import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { CoverageNotice } from "#components/coverage/coverage-notice.tsx";
import { FindingsScreen } from "#components/findings/findings-screen.tsx";
import { findingDetail, findingGroups, findingsList } from "#components/findings/queries.ts";
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
import { getCoverage } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { findingGroupsQuery, findingsQuery } from "../../_search-params/findings.ts";
import { accountOn, type PageQuery } from "../../_server/account.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { findingAnswer } from "../../_server/finding-detail.ts";
import { groupsOf } from "../../_server/finding-groups.ts";
import { findingsPage } from "../../_server/findings.ts";
import { parseQuery } from "../../_server/route.ts";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage({ searchParams }: PageQuery) {
  const [account, state, query] = await Promise.all([
    accountOn(searchParams),
    loadFindingState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(findingParams, query);
  if (refused.length > 0) return <RefusedFilters title="Findings" path="/findings" query={query} refused={refused} />;
  if (!account?.currentScan) return <FirstScan account={account} title="Findings" />;
  const { db } = currentStore();
  const [client, facets, ledger] = await Promise.all([
    firstAnswers(account, state),
    resourceFacets(db, account.id),
    getCoverage(db, account.currentScan),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FindingsScreen
        formats={exportFormats("findings")}
        kinds={facets.kinds}
        regions={facets.regions}
        notice={<CoverageNotice ledger={ledger} scan={account.currentScan} account={account.id} shown={1} isCompact />}
      />
    </HydrationBoundary>
  );
}

/** What the browser would ask first, answered here: same keys, same parameters, so that it does not ask again. */
async function firstAnswers(account: AccountView, state: FindingState): Promise<QueryClient> {
  const client = new QueryClient();
  const { finding } = state;
  if (finding) {
    const answer = () => findingAnswer(account, finding);
    await client.prefetchQuery({ ...findingDetail(finding, state.account), queryFn: answer });
  }
  const groups = findingGroups(state);
  const params = new URLSearchParams(findingsQueryOf({ ...state, status: [], sort: "severity" }));
  await client.prefetchQuery({ ...groups, queryFn: () => groupsOf(parseQuery(findingGroupsQuery, params)) });
  if (state.view === "list") {
    const query = findingsQueryOf(state);
    const answer = () => findingsPage(parseQuery(findingsQuery, new URLSearchParams(query)));
    await client.prefetchInfiniteQuery({ ...findingsList(query), queryFn: answer });
  }
  return client;
}
