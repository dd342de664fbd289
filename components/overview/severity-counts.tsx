import Link from "next/link";
import { severities } from "#lib/checks/define.ts";
import { formatCount } from "#lib/format.ts";
import type { ScanSummary } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { SeverityLabel } from "../ui/severity.tsx";

/** Failing live findings by severity, each with its change since the scan before; record debt stands apart. */
export function SeverityCounts({
  summary,
  before,
  account,
}: {
  summary: ScanSummary;
  /** The scan before; null for the first. */
  before: ScanSummary | null;
  account: string;
}) {
  const debt = severities.reduce((sum, severity) => sum + summary.recordFailing[severity], 0);
  const debtBefore = before && severities.reduce((sum, severity) => sum + before.recordFailing[severity], 0);
  return (
    <section
      aria-label="Failing findings"
      className="grid grid-cols-2 gap-px border-y border-rule bg-line sm:grid-cols-3 lg:grid-cols-6"
    >
      {severities.map((severity) => (
        <Count
          key={severity}
          href={`/findings?account=${account}&status=fail&severity=${severity}`}
          label={<SeverityLabel severity={severity} />}
          count={summary.failing[severity]}
          before={before?.failing[severity] ?? null}
        />
      ))}
      <Count
        href={`/findings?account=${account}&status=fail&exposure=record`}
        label={<span className="font-medium text-muted">Record debt</span>}
        count={debt}
        before={debtBefore}
        tone="bg-sunken"
        note="ended jobs, idle models"
      />
    </section>
  );
}

function Count({
  href,
  label,
  count,
  before,
  note,
  tone = "bg-paper",
}: {
  href: string;
  label: React.ReactNode;
  count: number;
  before: number | null;
  note?: string;
  tone?: string;
}) {
  return (
    <Link
      href={href}
      className={cx("flex flex-col gap-1 px-4 py-3 -outline-offset-2 transition-colors hover:bg-hover md:px-5", tone)}
    >
      {label}
      <span className={cx("font-serif text-display", count === 0 && "text-faint")}>{formatCount(count)}</span>
      <span className="text-xs text-faint">
        {note && <span className="block">{note}</span>}
        <Change count={count} before={before} />
      </span>
    </Link>
  );
}

function Change({ count, before }: { count: number; before: number | null }) {
  if (before === null) return null;
  if (count === before) return "no change";
  const worse = count > before;
  return (
    <span className={worse ? "font-medium text-critical" : "font-medium text-pass"}>
      {worse ? "+" : "−"}
      {formatCount(Math.abs(count - before))} since the last scan
    </span>
  );
}
