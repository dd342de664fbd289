import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { scansList } from "#components/scans/queries.ts";
import { ScansScreen } from "#components/scans/scans-screen.tsx";
import { currentStore } from "#lib/store/current.ts";
import { listScans } from "#lib/store/scans.ts";
import { accountOn } from "../../_server/account.ts";

export const metadata: Metadata = { title: "Scans" };

export default async function ScansPage({ searchParams }: PageProps<"/scans">) {
  const account = await accountOn(searchParams);
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
