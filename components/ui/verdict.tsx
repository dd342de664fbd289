import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount } from "#lib/format.ts";
import { cx } from "./class-names.ts";

export const verdictWord: Record<VerdictStatus, string> = {
  pass: "Pass",
  fail: "Fail",
  unknown: "Unknown",
  "not-applicable": "Not applicable",
};

const singular: Record<VerdictStatus, string> = {
  pass: "passes",
  fail: "fails",
  unknown: "unknown",
  "not-applicable": "does not apply",
};
const several: Record<VerdictStatus, string> = {
  pass: "pass",
  fail: "fail",
  unknown: "unknown",
  "not-applicable": "do not apply",
};

/** `1 fails`, `12 fail`, `3 unknown`. */
export function countOf(status: VerdictStatus, count: number): string {
  return `${formatCount(count)} ${count === 1 ? singular[status] : several[status]}`;
}

const tones: Record<VerdictStatus, string> = {
  pass: "text-pass",
  fail: "text-ink",
  unknown: "text-unknown",
  "not-applicable": "text-faint",
};

const strokes = { fill: "none", stroke: "currentColor", strokeWidth: 2, strokeLinecap: "round" } as const;

const shapes: Record<VerdictStatus, React.ReactNode> = {
  pass: <path {...strokes} strokeLinejoin="round" d="M2.5 8.5 6.5 12.5 13.5 4" />,
  fail: <path {...strokes} d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" />,
  unknown: (
    <>
      <path {...strokes} strokeWidth="1" d="M1 6 6 1M1 11 11 1M5 15 15 5M10 15 15 10" opacity=".45" />
      <path {...strokes} strokeWidth="1.75" d="M5.2 5.6C5.4 3.9 6.5 3 8 3c1.7 0 2.8 1 2.8 2.4 0 2-2.8 2-2.8 4.1" />
      <circle cx="8" cy="12.6" r="1.15" fill="currentColor" />
    </>
  ),
  "not-applicable": <path {...strokes} d="M4 8h8" />,
};

/** The mark alone: decoration beside a word. */
export function VerdictMark({ status, size = 14 }: { status: VerdictStatus; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className={cx("shrink-0", tones[status])} aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}

/** Mark and word. */
export function VerdictLabel({ status }: { status: VerdictStatus }) {
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap font-medium", tones[status])}>
      <VerdictMark status={status} />
      {verdictWord[status]}
    </span>
  );
}
