import Link from "next/link";
import { formatCount, formatScore, formatShare, formatSpan, plural } from "#lib/format.ts";
import type { BundleConnection, ScanView } from "#lib/store/views.ts";
import { ImportedMark } from "../accounts/imported-mark.tsx";
import { newReportHref } from "../reports/search-params.ts";
import { BackLink } from "../ui/back-link.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { GradeLetter } from "../ui/grade.tsx";
import { Time } from "../ui/time.tsx";
import { countOf } from "../ui/verdict.tsx";
import { isUnderWay, secondsOf } from "./queries.ts";
import { ScanStateLabel } from "./scan-marks.tsx";
import { watchWords } from "./watch-words.ts";

/** One scan in a paragraph: how it ended, what it found, what it cost. */
export function ScanHead({
  scan,
  isShown,
  imported,
  formats,
}: {
  scan: ScanView;
  isShown: boolean;
  /** Where its account came from, of one that was imported. */
  imported: BundleConnection | null;
  /** What its report can be saved as; none of a scan whose findings are not kept. */
  formats: readonly ExportFormat[];
}) {
  const { score, summary, watch } = scan;
  const watched = watchWords(scan);
  return (
    <header className="page-width px-4 pt-3 pb-4 md:px-6 md:pt-4">
      <p>
        <BackLink href={`/scans?account=${scan.account}`}>Scans</BackLink>
      </p>
      <div className="mt-2 flex items-start gap-4">
        {score && (
          <div className="pt-0.5">
            <GradeLetter grade={score.grade} size="lg" />
          </div>
        )}
        <div className="min-w-0 flex-1">
          <h1 className="font-serif text-title">
            {watched ? "Watch" : "Scan"} of <Time iso={scan.requestedAt} show="datetime" />
          </h1>
          <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
            <ScanStateLabel state={scan.state} />
            {score && (
              <span className={score.provisional ? "text-unknown" : ""}>
                {score.value === null ? "Not scored" : `${formatScore(score.value)} of 100`},{" "}
                {formatShare(score.coverage)} assessed{score.provisional && ", provisional"}
              </span>
            )}
            {summary && !summary.changes && <span className="text-faint">first scan</span>}
            {scan.schedule !== null && <span className="text-muted">Started by a schedule</span>}
            {isShown && <span className="text-muted">The screens show this scan</span>}
          </p>
        </div>
        {formats.length > 0 && (
          <ExportMenu
            path="/api/v1/report/export"
            reportHref={newReportHref("scan", `account=${scan.account}${isShown ? "" : `&scan=${scan.id}`}`)}
            query={`account=${encodeURIComponent(scan.account)}&scan=${encodeURIComponent(scan.id)}`}
            what="Report"
            heading={isShown ? "All of this scan" : "All of this scan, as it left things"}
            formats={formats}
          />
        )}
      </div>
      {imported && (
        <p className="mt-2 max-w-[72ch] text-muted first-letter:uppercase">
          {isShown ? <ImportedMark from={imported} /> : "imported from an evidence bundle"}.
        </p>
      )}
      {watch && (
        <p className="mt-2 max-w-[72ch] text-muted">
          {watched}. It read again what the events named, and judged the whole account; all else stands as{" "}
          {watch.readInFullAt ? (
            <>
              the full scan of <Time iso={watch.readInFullAt} show="datetime" />
            </>
          ) : (
            <Link href={`/scans/${encodeURIComponent(watch.base)}?account=${encodeURIComponent(scan.account)}`}>
              the last full scan
            </Link>
          )}{" "}
          read it.
        </p>
      )}
      {!isUnderWay(scan) && <Facts scan={scan} />}
    </header>
  );
}

function Facts({ scan }: { scan: ScanView }) {
  const { summary, progress, finishedAt, regions, horizonDays } = scan;
  const seconds = secondsOf(scan, new Date());
  const facts: [name: string, value: React.ReactNode][] = [
    ["Ended", finishedAt ? <Time key="at" iso={finishedAt} show="datetime" /> : "–"],
    ["Took", seconds === null || !finishedAt ? "–" : formatSpan(seconds)],
    ["Regions", regions.join(", ") || "–"],
    ["Finished jobs", horizonDays === "all" ? "all" : `of the last ${plural(horizonDays, "day")}`],
    ["API calls", formatCount(progress.calls)],
    ["Throttles", formatCount(progress.throttles)],
    ["Read as", summary?.readAs ?? "–"],
    ["Resources", summary ? `${formatCount(summary.resources)} live, ${plural(summary.records, "record")}` : "–"],
    ["Live verdicts", summary ? verdictsOf(summary) : "–"],
  ];
  return (
    <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2 border-y border-rule py-2">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-faint">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function verdictsOf({ verdicts }: NonNullable<ScanView["summary"]>): React.ReactNode {
  return (
    <>
      {countOf("fail", verdicts.fail)}, {countOf("pass", verdicts.pass)},{" "}
      <span className={verdicts.unknown > 0 ? "font-medium text-unknown" : ""}>
        {countOf("unknown", verdicts.unknown)}
      </span>
    </>
  );
}
