import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { scansList } from "#components/scans/queries.ts";
import { ScansScreen } from "#components/scans/scans-screen.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { currentStore } from "#lib/store/current.ts";
import { listScans } from "#lib/store/scans.ts";
import { accountOn } from "../../_server/account.ts";

export const metadata: Metadata = { title: "Scans" };

export default async function ScansPage({ searchParams }: PageProps<"/scans">) {
  const [account, query] = await Promise.all([accountOn(searchParams), searchParams]);
  const refused = refusedIn({}, query);
  if (refused.length > 0) return <RefusedFilters title="Scans" path="/scans" query={query} refused={refused} />;
  if (!account) return <FirstScan account={account} title="Scans" />;
  const client = new QueryClient();
  await client.prefetchInfiniteQuery({
    ...scansList(account.id),
    queryFn: () => listScans(currentStore().db, account.id, { limit: 50 }),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ScansScreen account={account} />
    </HydrationBoundary>
  );
}
