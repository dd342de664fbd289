import type { CoverageStatus } from "#lib/readings/coverage.ts";
import type { ScanState } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";

const states: Record<ScanState, { word: string; tone: string; shape: React.ReactNode }> = {
  queued: {
    word: "Queued",
    tone: "text-faint",
    shape: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2.2" />,
  },
  running: {
    word: "Running",
    tone: "text-accent",
    shape: <circle cx="8" cy="8" r="5" fill="currentColor" className="animate-pulse" />,
  },
  completed: {
    word: "Completed",
    tone: "text-ink",
    shape: (
      <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    ),
  },
  failed: {
    word: "Failed",
    tone: "text-critical",
    shape: (
      <path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    ),
  },
  cancelled: {
    word: "Cancelled",
    tone: "text-faint",
    shape: <path d="M4 8h8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  },
};

/** Shape and word. A scan that completed is no verdict, so it is never green. */
export function ScanStateLabel({ state }: { state: ScanState }) {
  const { word, tone, shape } = states[state];
  return (
    <span className={cx("inline-flex items-center gap-1.5 font-medium whitespace-nowrap", tone)}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {shape}
      </svg>
      {word}
    </span>
  );
}

export const coverageWord: Record<CoverageStatus, string> = {
  complete: "Complete",
  partial: "Partial",
  denied: "Denied",
  unsupported: "Unsupported",
  failed: "Failed",
};

/** A square: filled when all was read, half hatched when some was, all hatched when nothing can be relied on. */
export function CoverageMark({ status }: { status: CoverageStatus }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" className="shrink-0" aria-hidden="true">
      <rect width="12" height="12" className={status === "complete" ? "fill-ink" : "fill-[url(#hatch)]"} />
      {status === "partial" && <rect width="6" height="12" className="fill-ink" />}
      {status !== "complete" && (
        <rect x=".5" y=".5" width="11" height="11" fill="none" className="stroke-unknown" strokeWidth="1" />
      )}
    </svg>
  );
}

export function CoverageLabel({ status }: { status: CoverageStatus }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-2 whitespace-nowrap",
        status === "complete" ? "text-muted" : "font-medium text-unknown",
      )}
    >
      <CoverageMark status={status} />
      {coverageWord[status]}
    </span>
  );
}
