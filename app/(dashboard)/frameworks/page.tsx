import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { FrameworksScreen } from "#components/frameworks/frameworks-screen.tsx";
import { frameworkCatalogue } from "#components/frameworks/queries.ts";
import { frameworkParams, loadFrameworkState } from "#components/frameworks/search-params.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { accountsOn, type PageQuery } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { frameworkRows } from "../../_server/frameworks.ts";

export const metadata: Metadata = { title: "Frameworks" };

export default async function FrameworksPage({ searchParams }: PageQuery) {
  const [accounts, state, query] = await Promise.all([
    accountsOn(searchParams),
    loadFrameworkState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(frameworkParams, query);
  if (refused.length > 0) {
    return <RefusedFilters title="Frameworks" path="/frameworks" query={query} refused={refused} />;
  }
  if (accounts.length === 0) return <FirstScan account={undefined} title="Frameworks" />;
  const client = new QueryClient();
  const [parts] = await Promise.all([
    ledgersOf(accounts),
    client.prefetchQuery({
      ...frameworkCatalogue(state.account),
      queryFn: async () => ({ rows: await frameworkRows(accounts.map(({ id }) => id)) }),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FrameworksScreen notice={<AccountsNotice parts={parts} isCompact />} formats={exportFormats("framework")} />
    </HydrationBoundary>
  );
}
