import Link from "next/link";
import type { Severity } from "#lib/checks/define.ts";
import { formatCount, plural } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** A check that live resources fail now. */
export interface Exposure {
  check: string;
  /** The bad state. */
  title: string;
  severity: Severity;
  count: number;
  /** The first of the resources. */
  resources: FindingRow["resource"][];
}

export const nothingFails = <p className="py-6 text-muted">No live resource fails a check that could be assessed.</p>;

/** The checks that live resources fail, worst first, each with the first of them. */
export function WorstExposures({ exposures, account }: { exposures: readonly Exposure[]; account: string }) {
  if (exposures.length === 0) return nothingFails;
  return (
    <ul>
      {exposures.map(({ check, title, severity, count, resources }) => (
        <li
          key={check}
          className="relative grid grid-cols-[5.25rem_minmax(0,1fr)_auto] items-baseline gap-x-4 border-b py-2 hover:bg-hover"
        >
          <SeverityLabel severity={severity} />
          <div className="min-w-0">
            <Link
              href={`/findings?account=${account}&view=list&status=fail&check=${encodeURIComponent(check)}`}
              className="row-link block font-medium"
            >
              <Truncated className="max-md:whitespace-normal">{title}</Truncated>
            </Link>
            <p className="flex min-w-0 flex-wrap gap-x-3 text-muted">
              {resources.map((resource) => (
                <UntrustedText key={resource.arn}>{resource.name}</UntrustedText>
              ))}
              {count > resources.length && (
                <span className="text-faint">and {formatCount(count - resources.length)} more</span>
              )}
            </p>
          </div>
          <span className="text-right font-serif text-lg" title={plural(count, "live resource")}>
            {formatCount(count)}
          </span>
        </li>
      ))}
    </ul>
  );
}
