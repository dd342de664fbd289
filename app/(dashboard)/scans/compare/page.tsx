import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { UnreadActivity } from "#components/activity/unread-activity.tsx";
import { refusedIn } from "#components/api/refused.ts";
import { CompareScreen } from "#components/changes/compare-screen.tsx";
import { changeCounts, changedResourcePages, changePages } from "#components/changes/queries.ts";
import {
  type ChangeState,
  changedResourcesQueryOf,
  changeParams,
  changesQueryOf,
  countsQueryOf,
  loadChangeState,
} from "#components/changes/search-params.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { currentStore } from "#lib/store/current.ts";
import { keptScans } from "#lib/store/kept-scans.ts";
import { resourceFacets } from "#lib/store/resources-list.ts";
import { getScanRow } from "#lib/store/scans.ts";
import { changeCountsQuery, changedResourcesQuery, changesQuery } from "../../../_search-params/changes.ts";
import { accountsOn, type PageQuery } from "../../../_server/account.ts";
import { gapsOfAll } from "../../../_server/activity-coverage.ts";
import { changeCountsOf, changedResourcesPage, changesPage } from "../../../_server/changes.ts";
import { exportFormats } from "../../../_server/export-formats.ts";
import { parseQuery } from "../../../_server/route.ts";

export const metadata: Metadata = { title: "Two scans" };

const path = "/scans/compare";

export default async function ComparePage({ searchParams }: PageQuery) {
  const [accounts, state, query] = await Promise.all([
    accountsOn(searchParams),
    loadChangeState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(changeParams, query);
  if (refused.length > 0) return <RefusedFilters title="Two scans" path={path} query={query} refused={refused} />;
  const [account, ...others] = accounts;
  const elsewhere = await elsewhereOf(state, query, account?.id);
  if (account && (elsewhere || others.length > 0)) {
    const kept = { ...(query as Record<string, string>), account: account.id, ...elsewhere };
    redirect(`${path}?${new URLSearchParams(kept)}`);
  }
  if (!account?.currentScan) return <FirstScan account={account} title="Two scans" />;
  const { db } = currentStore();
  const scans = await keptScans(db, account.id);
  if (scans.length < 2) {
    return (
      <EmptyState
        title="There is nothing to compare yet"
        action={<LinkButton href={`/scans?account=${account.id}`}>Scans</LinkButton>}
      >
        Of this account one scan is kept. What changes is shown here as soon as there is another.
      </EmptyState>
    );
  }
  const [client, facets, gaps] = await Promise.all([
    firstAnswers(account.id, state),
    resourceFacets(db, account.id),
    gapsOfAll([account]),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CompareScreen
        account={account.id}
        scans={scans}
        formats={exportFormats("changes")}
        kinds={facets.kinds}
        regions={facets.regions}
        notice={<UnreadActivity gaps={gaps} />}
      />
    </HydrationBoundary>
  );
}

/**
 * What of the address to put right, where its scans are of another account: without an account that account is meant, and with one, which was
 * then chosen on this screen, its own scans. Two that do not belong together are left to be refused.
 */
async function elsewhereOf(
  { from, to }: ChangeState,
  query: { account?: unknown },
  account: string | undefined,
): Promise<Record<string, string> | undefined> {
  const { db } = currentStore();
  const scans = await Promise.all([to, from].map((id) => (id ? getScanRow(db, id) : undefined)));
  const [owner, ...rest] = scans.flatMap((scan) => (scan ? [scan.account] : []));
  if (owner === undefined || owner === account || rest.some((other) => other !== owner)) return undefined;
  return query.account ? { from: "", to: "" } : { account: owner };
}

/** What the browser would ask first, answered here: same keys, same parameters, so that it does not ask again. */
async function firstAnswers(account: string, state: ChangeState): Promise<QueryClient> {
  const client = new QueryClient();
  const counts = countsQueryOf(account, state);
  const asked = state.view === "findings" ? changesQueryOf(account, state) : changedResourcesQueryOf(account, state);
  const params = new URLSearchParams(asked);
  await Promise.all([
    client.prefetchQuery({
      ...changeCounts(counts),
      queryFn: () => changeCountsOf(parseQuery(changeCountsQuery, new URLSearchParams(counts))),
    }),
    state.view === "findings"
      ? client.prefetchInfiniteQuery({
          ...changePages(asked),
          queryFn: () => changesPage(parseQuery(changesQuery, params)),
        })
      : client.prefetchInfiniteQuery({
          ...changedResourcePages(asked),
          queryFn: () => changedResourcesPage(parseQuery(changedResourcesQuery, params)),
        }),
  ]);
  return client;
}
