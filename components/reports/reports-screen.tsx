"use client";
import { useQuery } from "@tanstack/react-query";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { plural } from "#lib/format.ts";
import type { AccountView } from "#lib/store/views.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { ListTable } from "../lists/list-table.tsx";
import { usePages } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { EmptyState } from "../ui/states.tsx";
import { NewReportForm } from "./new-report-form.tsx";
import { OpenBundle } from "./open-bundle.tsx";
import { reportPages, scheduleList } from "./queries.ts";
import { reportColumns, reportGrid } from "./report-columns.tsx";
import { ReportDrawer } from "./report-drawer.tsx";
import { ScheduleList } from "./schedule-list.tsx";
import { reportParams } from "./search-params.ts";
import type { SubjectChoice } from "./views.ts";

const addressOf = createSerializer(reportParams);

/** Reports that were made, are made again and again, or are asked for. */
export function ReportsScreen({
  accounts,
  subjects,
  frameworks,
  mostBundleBytes,
}: {
  accounts: readonly AccountView[];
  subjects: readonly SubjectChoice[];
  frameworks: readonly { id: string; name: string }[];
  /** As long may a bundle be that is opened. */
  mostBundleBytes: number;
}) {
  const [state, setState] = useQueryStates(reportParams, { history: "replace" });
  const listing = usePages(reportPages());
  const { data: schedules } = useQuery(scheduleList());
  const links = useMemo(
    () => ({
      hrefOf: (report: string) => addressOf({ report }),
      open: (report: string) => void setState({ report }, { history: "push" }),
    }),
    [setState],
  );
  const columns = useMemo(() => reportColumns(links), [links]);
  const close = useCallback(() => void setState({ report: null }), [setState]);
  const begin = () => void setState({ new: "scan", with: null }, { history: "push" });
  const { rows, hasMore } = listing;
  const canMake = accounts.some(({ currentScan }) => currentScan !== null);
  const make = (
    <Button
      variant="primary"
      disabled={!canMake}
      title={canMake ? undefined : "No account has been scanned yet"}
      onClick={begin}
    >
      New report
    </Button>
  );
  return (
    <>
      <ScreenHeader
        title="Reports"
        meta={rows.length > 0 && !hasMore && plural(rows.length, "report")}
        actions={
          <>
            <Button onClick={() => void setState({ open: "bundle" }, { history: "push" })}>Open a bundle</Button>
            {make}
          </>
        }
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="page-width w-full px-4 pt-2 pb-6 md:px-6">
          <ScheduleList rows={schedules?.rows ?? []} destinations={schedules?.destinations ?? []} />
        </div>
        <h2 className="px-4 pb-1.5 text-base font-semibold md:px-6">Made</h2>
        <div className="flex min-h-96 flex-1 flex-col">
          <ListTable
            listing={listing}
            label="Reports"
            noun="report"
            columns={columns}
            rowKey={({ id }) => id}
            grid={reportGrid}
            selected={state.report}
            waiting={["w-40", "w-1/3", "w-24", "w-16"]}
            empty={
              <EmptyState title="No report yet">
                Reports that are made here are kept with their SHA-256, as they were made. What a list shows can be
                exported from its own screen at any time.
              </EmptyState>
            }
          />
        </div>
      </div>
      {state.report && (
        <ReportDrawer report={rows.find(({ id }) => id === state.report)} of={state.report} onClose={close} />
      )}
      {state.open === "bundle" && (
        <Modal label="Open a bundle" onClose={() => void setState({ open: null })}>
          <OpenBundle mostBytes={mostBundleBytes} onDone={() => void setState({ open: null })} />
        </Modal>
      )}
      {state.new !== null && canMake && (
        <Modal
          label="New report"
          onClose={() => void setState({ new: null, with: null })}
          width="w-[min(58rem,calc(100vw-2rem))]"
        >
          <NewReportForm
            of={state.new}
            query={state.with}
            accounts={accounts}
            subjects={subjects}
            frameworks={frameworks}
            destinations={schedules?.destinations ?? []}
            onDone={() => void setState({ new: null, with: null })}
          />
        </Modal>
      )}
    </>
  );
}
