import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ActivityScreen } from "#components/activity/activity-screen.tsx";
import { activityHistogram, activityPages } from "#components/activity/queries.ts";
import { activityParams, activityQueryOf, loadActivityState } from "#components/activity/search-params.ts";
import { UnreadActivity } from "#components/activity/unread-activity.tsx";
import { UnseenCallsNotice } from "#components/activity/unseen-calls.tsx";
import { refusedIn } from "#components/api/refused.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { eventSources } from "#lib/activity/sources.ts";
import { eventFormats } from "#lib/reports/events/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { eventFacets } from "#lib/store/events-statistics.ts";
import { activityQuery, histogramQuery } from "../../_search-params/activity.ts";
import { accountsOn } from "../../_server/account.ts";
import { activityPage } from "../../_server/activity.ts";
import { gapsOfAll } from "../../_server/activity-coverage.ts";
import { histogramOf } from "../../_server/histogram.ts";
import { parseQuery } from "../../_server/route.ts";
import { openViews } from "../../_server/saved-views.ts";
import { unseenCalls } from "../../_server/unseen-calls.ts";

/** Plain names: the screen is shown in browsers. */
const services = eventSources.map(({ source }) => source);

const formats = eventFormats.map(({ name, label, purpose, readers }) => ({ name, label, purpose, readers }));

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: PageProps<"/activity">) {
  const [accounts, state, asked] = await Promise.all([
    accountsOn(searchParams),
    loadActivityState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(activityParams, asked);
  if (refused.length > 0) return <RefusedFilters title="Activity" path="/activity" query={asked} refused={refused} />;
  const [account] = accounts;
  if (!account) return <FirstScan account={undefined} title="Activity" />;
  const client = new QueryClient();
  await openViews("activity", client, asked);
  const query = activityQueryOf(state);
  const params = new URLSearchParams(query);
  const [facets, gaps, unseen] = await Promise.all([
    eventFacets(
      currentStore().db,
      accounts.map(({ id }) => id),
    ),
    gapsOfAll(accounts),
    unseenCalls(accounts),
    client.prefetchQuery({
      ...activityHistogram(query),
      queryFn: () => histogramOf(parseQuery(histogramQuery, params)),
    }),
    client.prefetchInfiniteQuery({
      ...activityPages(query),
      queryFn: () => activityPage(parseQuery(activityQuery, params)),
    }),
  ]);
  const ledgerHref =
    accounts.length === 1 && account.currentScan
      ? `/scans/${encodeURIComponent(account.currentScan)}?account=${encodeURIComponent(account.id)}`
      : undefined;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ActivityScreen
        facets={facets}
        services={services}
        formats={formats}
        notice={
          <>
            <UnreadActivity gaps={gaps} ledgerHref={ledgerHref} />
            <UnseenCallsNotice unseen={unseen} account={state.account} />
          </>
        }
      />
    </HydrationBoundary>
  );
}
