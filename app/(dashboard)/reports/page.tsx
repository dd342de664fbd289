import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { reportPages, scheduleList } from "#components/reports/queries.ts";
import { ReportsScreen } from "#components/reports/reports-screen.tsx";
import { reportParams } from "#components/reports/search-params.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { allAccounts, type PageQuery } from "../../_server/account.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { keptReportPage, scheduleList as schedules } from "../../_server/reports.ts";

export const metadata: Metadata = { title: "Reports" };

/** What a form can ask for from the beginning; of others, the screen they are of asks. */
const offered = ["scan", "findings", "resources", "changes"] as const;

export default async function ReportsPage({ searchParams }: PageQuery) {
  const [accounts, query] = await Promise.all([allAccounts(), searchParams]);
  const refused = refusedIn(reportParams, query);
  if (refused.length > 0) return <RefusedFilters title="Reports" path="/reports" query={query} refused={refused} />;
  const client = new QueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery({ ...reportPages(), queryFn: () => keptReportPage({ limit: 50 }) }),
    client.prefetchQuery({ ...scheduleList(), queryFn: schedules }),
  ]);
  const subjects = offered.map((of) => ({ of, formats: exportFormats(of) }));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReportsScreen accounts={accounts} subjects={subjects} />
    </HydrationBoundary>
  );
}
