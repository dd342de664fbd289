import Link from "next/link";
import { type Severity, severities } from "#lib/checks/define.ts";
import { formatCount } from "#lib/format.ts";
import type { RecordsScore, ScanSummary } from "#lib/store/views.ts";
import { ChangeCounts } from "../scans/scan-changes.tsx";
import { cx } from "../ui/class-names.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { RecordsShare } from "./records-share.tsx";

/** Failing live findings by severity, each with what is unknown beside it and what the scan changed; record debt, and how much of it is known, apart. */
export function SeverityCounts({
  summary,
  changes,
  unknown,
  waived,
  records,
  account,
}: {
  summary: ScanSummary;
  /** Of late; undefined where there is nothing to compare with. */
  changes: NonNullable<ScanSummary["changes"]>["bySeverity"];
  /** How many more may fail: what could not be judged. */
  unknown: Record<Severity, number>;
  /** How many of those that fail a waiver accepts. */
  waived: Record<Severity, number>;
  records: RecordsScore | undefined;
  account: string;
}) {
  const debt = severities.reduce((sum, severity) => sum + summary.recordFailing[severity], 0);
  return (
    <section
      aria-label="Failing findings"
      className="grid grid-cols-2 gap-px border-y border-rule bg-line sm:grid-cols-3 lg:grid-cols-6"
    >
      {severities.map((severity) => (
        <Count
          key={severity}
          href={`/findings?account=${account}&status=fail&severity=${severity}${waived[severity] > 0 ? "&waived=without" : ""}`}
          label={<SeverityLabel severity={severity} />}
          count={Math.max(0, summary.failing[severity] - waived[severity])}
        >
          {waived[severity] > 0 && <span className="block text-muted">{formatCount(waived[severity])} waived</span>}
          {unknown[severity] > 0 && (
            <span className="block font-medium text-unknown">{formatCount(unknown[severity])} unknown</span>
          )}
          {/* Only what is known to have changed: fewer failures may as well be fewer that can be seen. */}
          {changes && <ChangeCounts counts={changes[severity]} />}
        </Count>
      ))}
      <Count
        href={`/findings?account=${account}&status=fail&exposure=record`}
        label={<span className="font-medium text-muted">Record debt</span>}
        count={debt}
        tone="bg-sunken"
      >
        <span className="block">ended jobs, idle models</span>
        {records && <RecordsShare records={records} />}
      </Count>
    </section>
  );
}

function Count({
  href,
  label,
  count,
  children,
  tone = "bg-paper",
}: {
  href: string;
  label: React.ReactNode;
  count: number;
  children: React.ReactNode;
  tone?: string;
}) {
  return (
    <Link
      href={href}
      className={cx("flex flex-col gap-1 px-4 py-3 -outline-offset-2 transition-colors hover:bg-hover md:px-5", tone)}
    >
      {label}
      <span className={cx("font-serif text-display", count === 0 && "text-faint")}>{formatCount(count)}</span>
      <span className="text-xs text-faint">{children}</span>
    </Link>
  );
}
