import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { refusedIn } from "#components/api/refused.ts";
import { reportPages, scheduleList } from "#components/reports/queries.ts";
import { ReportsScreen } from "#components/reports/reports-screen.tsx";
import { reportParams } from "#components/reports/search-params.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { uploadBytes } from "#lib/auth/body-limit.ts";
import { frameworks } from "#lib/checks/controls/index.ts";
import { allAccounts, type PageQuery } from "../../_server/account.ts";
import { exportFormats } from "../../_server/export-formats.ts";
import { keptReportPage, scheduleList as schedules } from "../../_server/reports.ts";

export const metadata: Metadata = { title: "Reports" };

/** In the order of the form. */
const offered = ["scan", "findings", "resources", "framework", "changes"] as const;

export default async function ReportsPage({ searchParams }: PageQuery) {
  const [accounts, query] = await Promise.all([allAccounts(), searchParams]);
  const refused = refusedIn(reportParams, query);
  if (refused.length > 0) return <RefusedFilters title="Reports" path="/reports" query={query} refused={refused} />;
  const client = new QueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery({ ...reportPages(), queryFn: () => keptReportPage({ limit: 50 }) }),
    client.prefetchQuery({ ...scheduleList(), queryFn: schedules }),
  ]);
  const named = frameworks.map(({ id, name, version }) => ({ id, name: `${name} ${version}` }));
  const subjects = offered.map((of) => ({ of, formats: exportFormats(of) }));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReportsScreen accounts={accounts} subjects={subjects} frameworks={named} mostBundleBytes={uploadBytes} />
    </HydrationBoundary>
  );
}
