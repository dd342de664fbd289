import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ActorScreen } from "#components/activity/actor-screen.tsx";
import { activitySummary } from "#components/activity/queries.ts";
import { actorParams, actorQueryOf, loadActorState } from "#components/activity/search-params.ts";
import { UnreadActivity } from "#components/activity/unread-activity.tsx";
import { refusedIn } from "#components/api/refused.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import { summaryQuery } from "../../../_search-params/activity.ts";
import { accountsOn, type PageQuery } from "../../../_server/account.ts";
import { summaryOf } from "../../../_server/activity.ts";
import { gapsOfAll } from "../../../_server/activity-coverage.ts";
import { actorFacts } from "../../../_server/actor.ts";
import { parseQuery } from "../../../_server/route.ts";

const formats = investigationFormats.map(({ name, label, purpose, readers }) => ({ name, label, purpose, readers }));

export const metadata: Metadata = { title: "Actor" };

export default async function ActorPage({ searchParams }: PageQuery) {
  const [[account], state, asked] = await Promise.all([
    accountsOn(searchParams),
    loadActorState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(actorParams, asked);
  if (refused.length > 0)
    return <RefusedFilters title="Actor" path="/activity/actor" query={asked} refused={refused} />;
  if (!account) return <FirstScan account={undefined} title="Actor" />;
  const { principal, actor } = state;
  if (!principal && !actor) {
    return (
      <EmptyState
        title="Whose activity?"
        action={<LinkButton href={`/activity?account=${account.id}`}>All events</LinkButton>}
      >
        The address names nobody. Each event of the list leads to the page of its actor.
      </EmptyState>
    );
  }
  const [facts, gaps] = await Promise.all([actorFacts(account.id, { principal, actor }), gapsOfAll([account])]);
  const client = new QueryClient();
  const query = actorQueryOf({ ...state, account: [account.id] }, facts.since);
  await client.prefetchQuery({
    ...activitySummary(query),
    queryFn: () => summaryOf(parseQuery(summaryQuery, new URLSearchParams(query))),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ActorScreen
        key={`${principal} ${actor}`}
        facts={facts}
        formats={formats}
        notice={<UnreadActivity gaps={gaps} />}
      />
    </HydrationBoundary>
  );
}
