import { severities } from "#lib/checks/define.ts";
import { formatCount } from "#lib/format.ts";
import type { ResourceRow } from "#lib/store/views.ts";
import { SeverityMark, severityText, severityWord } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";

/** How many checks fail, by severity, and how many could not be judged. */
export function ResourceFailings({ row }: { row: Pick<ResourceRow, "failing" | "unknown" | "failure" | "judged"> }) {
  const failing = severities.filter((severity) => row.failing[severity] > 0);
  if (row.failure) {
    return (
      <span className="flex max-w-full min-w-0 items-baseline gap-1.5 font-medium text-unknown">
        <span className="hatch-dense size-2.5 shrink-0 self-center" aria-hidden="true" />
        <Truncated>
          not read: {row.failure.action ? `${row.failure.code} from ${row.failure.action}` : row.failure.message}
        </Truncated>
      </span>
    );
  }
  if (row.judged === 0) return <span className="text-muted">not judged: no check applies</span>;
  if (failing.length === 0 && row.unknown === 0) return <span className="text-faint">nothing fails</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {failing.map((severity) => (
        <span key={severity} title={severityWord[severity]} className="inline-flex items-center gap-1">
          <SeverityMark severity={severity} size={11} />
          <span className={severityText[severity]}>
            {formatCount(row.failing[severity])}
            <span className="sr-only"> {severityWord[severity].toLowerCase()}</span>
          </span>
        </span>
      ))}
      {row.unknown > 0 && (
        <span className="inline-flex items-center gap-1.5 text-unknown">
          <span className="hatch-dense size-2.5" aria-hidden="true" />
          {formatCount(row.unknown)} unknown
        </span>
      )}
    </span>
  );
}
