import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { waiverList } from "#components/waivers/queries.ts";
import { waiverParams } from "#components/waivers/search-params.ts";
import { WaiversScreen } from "#components/waivers/waivers-screen.tsx";
import type { PageQuery } from "../../_server/account.ts";
import { waiverRows } from "../../_server/waivers.ts";

export const metadata: Metadata = { title: "Waivers" };

export default async function WaiversPage({ searchParams }: PageQuery) {
  const query = await searchParams;
  const refused = refusedIn(waiverParams, query);
  if (refused.length > 0) return <RefusedFilters title="Waivers" path="/waivers" query={query} refused={refused} />;
  const client = new QueryClient();
  await client.prefetchQuery({ ...waiverList(), queryFn: waiverRows });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WaiversScreen />
    </HydrationBoundary>
  );
}
