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

/** Parts of a whole as one bar, in the order given. A part that is there is never too thin to be seen. */
export function ShareBar({ shares, className }: { shares: readonly Share[]; className?: string }) {
  const text = shares.map((share) => `${share.label}: ${share.count}`).join(", ");
  let from = 0;
  return (
    <svg className={cx("block h-1.5 w-full", className)} role="img" aria-label={text}>
      <title>{text}</title>
      <rect width="100%" height="100%" className="fill-line" />
      {widthsOf(shares.map((share) => share.count)).map((width, index) => {
        const share = shares[index];
        const x = from;
        from += width;
        if (!share || width === 0) return null;
        return <rect key={share.label} x={`${x}%`} width={`${width}%`} height="100%" className={fills[share.tone]} />;
      })}
    </svg>
  );
}

const thinnest = 2;

/** Percentages that add up to 100, or to 0 when there is nothing; what the thin ones gain, the widest gives. */
function widthsOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const widths = counts.map((count) => (count === 0 ? 0 : Math.max(thinnest, (count / total) * 100)));
  const excess = widths.reduce((sum, width) => sum + width, 0) - 100;
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((width, index) => (index === widest ? width - excess : width));
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
