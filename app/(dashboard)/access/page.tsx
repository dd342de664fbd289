import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AccessScreen } from "#components/access/access-screen.tsx";
import { accessPages } from "#components/access/queries.ts";
import { accessParams, accessQueryOf, loadAccessState } from "#components/access/search-params.ts";
import { refusedIn } from "#components/api/refused.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { accessQuery } from "../../_search-params/access.ts";
import { accessPage } from "../../_server/access.ts";
import { accountsOn, type PageQuery } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { parseQuery } from "../../_server/route.ts";

export const metadata: Metadata = { title: "Access" };

export default async function AccessPage({ searchParams }: PageQuery) {
  const [accounts, state, query] = await Promise.all([
    accountsOn(searchParams),
    loadAccessState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(accessParams, query);
  if (refused.length > 0) return <RefusedFilters title="Access" path="/access" query={query} refused={refused} />;
  if (!accounts.some(({ currentScan }) => currentScan)) return <FirstScan account={accounts[0]} title="Access" />;
  const client = new QueryClient();
  const asked = accessQueryOf(state);
  const [parts] = await Promise.all([
    ledgersOf(accounts),
    client.prefetchInfiniteQuery({
      ...accessPages(asked),
      queryFn: () => accessPage(parseQuery(accessQuery, new URLSearchParams(asked))),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccessScreen notice={<AccountsNotice parts={parts} isCompact />} />
    </HydrationBoundary>
  );
}
