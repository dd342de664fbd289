"use client";
import Link from "next/link";
import { formatCount, formatSpan } from "#lib/format.ts";
import type { Times } from "#lib/format-times.ts";
import type { ScanRow, ScanSummary } from "#lib/store/views.ts";
import { compareHref } from "../changes/search-params.ts";
import type { NameOf } from "../layout/accounts.tsx";
import { ScoreLine } from "../ui/grade.tsx";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { isComparable } from "./picked-scans.ts";
import { isUnderWay, secondsOf } from "./queries.ts";
import { ScanChanges } from "./scan-changes.tsx";
import { ScanStateLabel } from "./scan-marks.tsx";
import { watchWords } from "./watch-words.ts";

export const scanGrid =
  "grid-cols-[1rem_minmax(0,1fr)_auto] md:grid-cols-[1rem_11.5rem_7rem_minmax(0,1fr)_5rem] xl:grid-cols-[1rem_11.5rem_7rem_17rem_minmax(0,1.6fr)_4rem_minmax(0,1fr)_4.5rem_4.5rem]";

export function scanColumns(
  hrefOf: (scan: ScanRow) => string,
  open: (scan: ScanRow) => void,
  nameOf: NameOf | null,
  times: Times,
  { picked, pick }: { picked: readonly ScanRow[]; pick: (scan: ScanRow) => void },
): Column<ScanRow>[] {
  return [
    {
      id: "pick",
      header: <span className="sr-only">Choose</span>,
      cell: (scan) =>
        isComparable(scan) && (
          <input
            type="checkbox"
            checked={picked.some(({ id }) => id === scan.id)}
            aria-label={`Choose the scan of ${times.dateTime(scan.requestedAt)} to compare`}
            title="Choose two to compare"
            onChange={() => pick(scan)}
            className="relative z-10 size-4 accent-accent"
          />
        ),
    },
    {
      id: "when",
      header: "Asked for",
      cell: (scan) => (
        <div className="min-w-0">
          <RowLink href={hrefOf(scan)} onOpen={() => open(scan)} className="font-medium">
            <Time iso={scan.requestedAt} show="datetime" />
          </RowLink>
          {watchWords(scan) && <Truncated className="text-xs text-muted">{watchWords(scan)}</Truncated>}
          {scan.schedule !== null && <Truncated className="text-xs text-muted">On a schedule</Truncated>}
          {nameOf && <UntrustedText className="text-xs text-faint">{nameOf(scan.account)}</UntrustedText>}
          <div className="text-xs md:hidden">
            <Outcome scan={scan} />
          </div>
        </div>
      ),
    },
    {
      id: "state",
      header: "State",
      cell: ({ state }) => <ScanStateLabel state={state} />,
    },
    {
      id: "outcome",
      header: "Outcome",
      className: "hidden md:flex xl:hidden",
      cell: (scan) => <Outcome scan={scan} />,
    },
    {
      id: "score",
      header: "Grade and coverage",
      className: "hidden xl:flex",
      cell: ({ score }) => (score ? <ScoreLine score={score} /> : <span className="text-faint">–</span>),
    },
    {
      id: "changes",
      header: "Changes",
      className: "hidden xl:flex",
      cell: (scan) =>
        scan.summary ? (
          <Changes scan={scan} summary={scan.summary} />
        ) : (
          <Truncated className="text-muted">{scan.error ?? "–"}</Truncated>
        ),
    },
    {
      id: "took",
      header: "Took",
      className: "hidden md:flex",
      tone: "text-muted",
      cell: (scan) => {
        const seconds = secondsOf(scan, new Date());
        return seconds === null || !scan.finishedAt ? "–" : formatSpan(seconds);
      },
    },
    {
      id: "regions",
      header: "Regions",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: ({ regions }) => <Truncated>{regions.join(", ") || "–"}</Truncated>,
    },
    {
      id: "calls",
      header: "API calls",
      className: "hidden xl:flex justify-end",
      tone: "text-muted",
      cell: (scan) => (isUnderWay(scan) ? "–" : formatCount(scan.progress.calls)),
    },
    {
      id: "throttles",
      header: "Throttles",
      className: "hidden xl:flex justify-end",
      tone: "text-muted",
      cell: (scan) => (isUnderWay(scan) ? "–" : formatCount(scan.progress.throttles)),
    },
  ];
}

/** Grade and changes together, for windows without a column for each. */
function Outcome({ scan }: { scan: ScanRow }) {
  const { score, summary, error } = scan;
  if (!score || !summary) return <span className="text-muted">{error ?? ""}</span>;
  return (
    <span className="flex flex-wrap items-baseline gap-x-4">
      <ScoreLine score={score} />
      <Changes scan={scan} summary={summary} />
    </span>
  );
}

/** What it changed, and the way to the lists behind the counts. */
function Changes({ scan: { id, account }, summary }: { scan: ScanRow; summary: ScanSummary }) {
  return (
    <span className="flex flex-wrap gap-x-4">
      <ScanChanges summary={summary} />
      {summary.changes && (
        <Link href={compareHref(account, { to: id })} className="relative z-10 text-accent hover:underline">
          Compare
        </Link>
      )}
    </span>
  );
}
