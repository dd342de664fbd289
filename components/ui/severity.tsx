import type { Severity } from "#lib/checks/define.ts";
import { cx } from "./class-names.ts";

export const severityWord: Record<Severity, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "Info",
};

export const severityText: Record<Severity, string> = {
  critical: "text-critical",
  high: "text-high",
  medium: "text-medium",
  low: "text-low",
  info: "text-info",
};

/** One shape for each severity: told apart without colour and at 12 px. */
const shapes: Record<Severity, React.ReactNode> = {
  critical: <path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />,
  high: <path fill="currentColor" d="M8 1.2 15.4 14.4H.6z" />,
  medium: <path fill="currentColor" d="M8 .8 15.2 8 8 15.2.8 8z" />,
  low: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  info: <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

/** The shape alone: decoration beside a word. */
export function SeverityMark({
  severity,
  size = 12,
  className,
}: {
  severity: Severity;
  /** px */
  size?: number;
  /** Its colour, when not the severity's. */
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={cx("shrink-0", className ?? severityText[severity])}
      aria-hidden="true"
    >
      {shapes[severity]}
    </svg>
  );
}

/** Shape, colour and word. `quiet` keeps shape and word without the colour: what it would be, were it to fail. */
export function SeverityLabel({ severity, quiet = false }: { severity: Severity; quiet?: boolean }) {
  const tone = quiet ? "text-faint" : severityText[severity];
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", tone, !quiet && "font-medium")}>
      <SeverityMark severity={severity} className={tone} />
      {severityWord[severity]}
    </span>
  );
}
