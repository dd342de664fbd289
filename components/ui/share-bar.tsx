import type { Severity } from "#lib/checks/define.ts";
import { cx } from "./class-names.ts";

export interface Share {
  label: string;
  count: number;
  /** `unknown` is drawn hatched. */
  tone: "pass" | "unknown" | "ink" | "rest" | Severity;
}

const fills: Record<Share["tone"], string> = {
  pass: "fill-pass",
  unknown: "fill-[url(#hatch)]",
  ink: "fill-ink",
  rest: "fill-line",
  critical: "fill-critical",
  high: "fill-high",
  medium: "fill-medium",
  low: "fill-low",
  info: "fill-info",
};

/** Parts of a whole as one bar, in the order given. Nothing is drawn for a whole of zero. */
export function ShareBar({ shares, className }: { shares: readonly Share[]; className?: string }) {
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  const text = shares.map((share) => `${share.label}: ${share.count}`).join(", ");
  let from = 0;
  return (
    <svg className={cx("block h-1.5 w-full", className)} role="img" aria-label={text}>
      <title>{text}</title>
      <rect width="100%" height="100%" className="fill-line" />
      {shares.map((share) => {
        const x = total ? (from / total) * 100 : 0;
        const width = total ? (share.count / total) * 100 : 0;
        from += share.count;
        return <rect key={share.label} x={`${x}%`} width={`${width}%`} height="100%" className={fills[share.tone]} />;
      })}
    </svg>
  );
}

/** The hatch that SVG fills refer to; once in the page, in the root layout. */
export function HatchPattern() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="4" height="4" className="fill-unknown-wash" />
        <rect width="4" height="1.6" className="fill-unknown" />
      </pattern>
    </svg>
  );
}
