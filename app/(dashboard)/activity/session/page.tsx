import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { sessionDetail } from "#components/activity/queries.ts";
import { loadSessionState, sessionParams } from "#components/activity/search-params.ts";
import { SessionScreen } from "#components/activity/session-screen.tsx";
import { UnreadActivity } from "#components/activity/unread-activity.tsx";
import { refusedIn } from "#components/api/refused.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { accountsOn, allAccounts, type PageQuery } from "../../../_server/account.ts";
import { gapsOfAll } from "../../../_server/activity-coverage.ts";
import { sessionAnswer } from "../../../_server/session.ts";

export const metadata: Metadata = { title: "Session" };

export default async function SessionPage({ searchParams }: PageQuery) {
  const [[account], { accessKey }, asked] = await Promise.all([
    accountsOn(searchParams),
    loadSessionState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(sessionParams, asked);
  if (refused.length > 0) {
    return <RefusedFilters title="Session" path="/activity/session" query={asked} refused={refused} />;
  }
  if (!account) return <FirstScan account={undefined} title="Session" />;
  if (!accessKey) {
    return (
      <EmptyState
        title="Which session?"
        action={<LinkButton href={`/activity?account=${account.id}`}>All events</LinkButton>}
      >
        The address names no access key. Events that were signed with one lead to the page of their session.
      </EmptyState>
    );
  }
  const client = new QueryClient();
  const [gaps] = await Promise.all([
    // A key is looked for in the events of every account.
    allAccounts().then(gapsOfAll),
    client.prefetchQuery({
      ...sessionDetail(accessKey, account.id),
      queryFn: () => sessionAnswer(account.id, accessKey),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SessionScreen
        key={accessKey}
        accessKey={accessKey}
        account={account.id}
        notice={<UnreadActivity gaps={gaps} />}
      />
    </HydrationBoundary>
  );
}
