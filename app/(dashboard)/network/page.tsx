import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { refusedIn } from "#components/api/refused.ts";
import { AccountsNotice } from "#components/coverage/accounts-notice.tsx";
import { NetworkScreen } from "#components/network/network-screen.tsx";
import { networkOf, vpcOf } from "#components/network/queries.ts";
import { loadNetworkState, networkParams } from "#components/network/search-params.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { accountsOn, type PageQuery } from "../../_server/account.ts";
import { ledgersOf } from "../../_server/activity-coverage.ts";
import { networkAnswer, vpcAnswer } from "../../_server/network.ts";

export const metadata: Metadata = { title: "Network" };

export default async function NetworkPage({ searchParams }: PageQuery) {
  const [[account, ...others], state, query] = await Promise.all([
    accountsOn(searchParams),
    loadNetworkState(searchParams),
    searchParams,
  ]);
  const refused = refusedIn(networkParams, query);
  if (refused.length > 0) return <RefusedFilters title="Network" path="/network" query={query} refused={refused} />;
  // Networks are looked at one account at a time.
  if (account && others.length > 0) redirect(`/network?account=${encodeURIComponent(account.id)}`);
  if (!account?.currentScan) return <FirstScan account={account} title="Network" />;
  const client = new QueryClient();
  const { vpc } = state;
  const shown = vpc ? await vpcAnswer(account, vpc) : undefined;
  if (vpc && shown) client.setQueryData(vpcOf(state.account, vpc).queryKey, shown);
  const [parts] = await Promise.all([
    ledgersOf([account]),
    ...(vpc ? [] : [client.prefetchQuery({ ...networkOf(state.account), queryFn: () => networkAnswer(account) })]),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NetworkScreen notice={<AccountsNotice parts={parts} isCompact />} />
    </HydrationBoundary>
  );
}
