import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CompareScreen } from "#components/activity/compare-screen.tsx";
import { activityComparison } from "#components/activity/queries.ts";
import { compareParams, compareQueryOf, loadCompareState } from "#components/activity/search-params.ts";
import { UnreadActivity } from "#components/activity/unread-activity.tsx";
import { refusedIn } from "#components/api/refused.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { comparisonQuery } from "../../../_search-params/activity.ts";
import { accountsOn, type PageQuery } from "../../../_server/account.ts";
import { gapsOfAll } from "../../../_server/activity-coverage.ts";
import { comparisonOf } from "../../../_server/comparison.ts";
import { parseQuery } from "../../../_server/route.ts";

export const metadata: Metadata = { title: "Two periods" };

export default async function ComparePage({ searchParams }: PageQuery) {
  const [[account], state, asked] = await Promise.all([
    accountsOn(searchParams),
    loadCompareState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(compareParams, asked);
  if (refused.length > 0) {
    return <RefusedFilters title="Two periods" path="/activity/compare" query={asked} refused={refused} />;
  }
  if (!account) return <FirstScan account={undefined} title="Two periods" />;
  const client = new QueryClient();
  const query = compareQueryOf(account.id, state);
  const [gaps] = await Promise.all([
    gapsOfAll([account]),
    client.prefetchQuery({
      ...activityComparison(query),
      queryFn: () => comparisonOf(parseQuery(comparisonQuery, new URLSearchParams(query))),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CompareScreen account={account.id} notice={<UnreadActivity gaps={gaps} />} />
    </HydrationBoundary>
  );
}
