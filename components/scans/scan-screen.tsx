import type { BundleConnection, CoverageRow, ScanView } from "#lib/store/views.ts";
import { compareHref } from "../changes/search-params.ts";
import { NotCollected } from "../coverage/not-collected.tsx";
import { changeHref } from "../findings/change-words.ts";
import { newReportHref } from "../reports/search-params.ts";
import { LinkButton } from "../ui/button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { ChangeList } from "./change-list.tsx";
import { CoverageLedger } from "./coverage-ledger.tsx";
import { LedgerPolicy } from "./ledger-policy.tsx";
import { LedgerStatement } from "./ledger-statement.tsx";
import { isUnderWay } from "./queries.ts";
import { RunningScan } from "./running-scan.tsx";
import { ScanHead } from "./scan-head.tsx";
import { ScanMatrix } from "./scan-matrix.tsx";

/** One scan: its result, and the ledger of what it was told and what it was not. */
export function ScanScreen({
  scan,
  ledger,
  notCollected,
  isShown,
  imported,
  formats,
  changesFormats,
}: {
  scan: ScanView;
  ledger: readonly CoverageRow[];
  /** The kinds that no scan reads. */
  notCollected: readonly string[];
  /** True for the scan that the other screens show. */
  isShown: boolean;
  /** Where its account came from, of one that was imported. */
  imported: BundleConnection | null;
  /** What its report can be saved as; none of a scan whose findings are not kept. */
  formats: readonly ExportFormat[];
  /** The same of what changed since the scan before; none where that one is not kept. */
  changesFormats: readonly ExportFormat[];
}) {
  return (
    <>
      <ScanHead scan={scan} isShown={isShown} imported={imported} formats={formats} />
      {scan.state === "failed" && (
        <FailedState title="The scan failed">{scan.error} What earlier scans found stays as it is.</FailedState>
      )}
      {scan.state === "cancelled" && (
        <EmptyState title="The scan was cancelled">
          What it had read was discarded. What earlier scans found stays as it is.
        </EmptyState>
      )}
      {isUnderWay(scan) && <RunningScan initial={scan} />}
      {ledger.length > 0 && (
        <div className="page-width flex w-full flex-col gap-8 pt-1 pb-10">
          {scan.summary?.changes && (
            <section aria-label="Changes" className="px-4 md:px-6">
              <div className="ledger-rule flex items-end justify-between gap-4 pb-1.5">
                <h2 className="text-base font-semibold">Changes since the scan before</h2>
                {changesFormats.length > 0 && (
                  <div className="flex items-center gap-2">
                    <LinkButton href={compareHref(scan.account, { to: scan.id })}>Compare</LinkButton>
                    <ExportMenu
                      path="/api/v1/changes/export"
                      reportHref={newReportHref(
                        "changes",
                        `account=${scan.account}${isShown ? "" : `&scan=${scan.id}`}`,
                      )}
                      query={`account=${encodeURIComponent(scan.account)}&scan=${encodeURIComponent(scan.id)}`}
                      what="Changes"
                      heading="All that changed since the scan before"
                      formats={changesFormats}
                    />
                  </div>
                )}
              </div>
              <ChangeList
                changes={scan.summary.changes}
                hrefOf={
                  isShown || changesFormats.length > 0
                    ? (change) =>
                        isShown ? changeHref(scan.account, change) : compareHref(scan.account, { to: scan.id, change })
                    : null
                }
              />
            </section>
          )}
          <div className="grid items-start gap-x-6 gap-y-8 xl:grid-cols-[minmax(0,1fr)_auto]">
            <div className="flex min-w-0 flex-col gap-6">
              <LedgerStatement ledger={ledger} records={scan.score?.records} />
              <CoverageLedger ledger={ledger} />
              <div className="px-4 md:px-6">
                <NotCollected kinds={notCollected} />
              </div>
            </div>
            <LedgerPolicy ledger={ledger} />
          </div>
          {scan.progress.steps.length > 0 && (
            <section aria-label="Resources read" className="px-4 md:px-6">
              <h2 className="ledger-rule mb-1 pb-1.5 text-base font-semibold">Resources read, by kind and region</h2>
              <ScanMatrix steps={scan.progress.steps} ledger={ledger} />
            </section>
          )}
        </div>
      )}
    </>
  );
}
