import Link from "next/link";
import { wordsOf } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Section } from "./section.tsx";

/** What can be abused right now, worst first. */
export function WorstExposures({ findings, account }: { findings: readonly FindingRow[]; account: string }) {
  return (
    <Section
      title="Worst live exposures"
      more={<Link href={`/findings?account=${account}&view=list&status=fail`}>All failing</Link>}
    >
      {findings.length === 0 && (
        <p className="py-6 text-muted">No live resource fails a check that could be assessed.</p>
      )}
      <ul>
        {findings.map((finding) => (
          <li
            key={finding.id}
            className="relative grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-4 border-b py-2 hover:bg-hover sm:grid-cols-[5.5rem_minmax(0,1fr)_5rem]"
          >
            <SeverityLabel severity={finding.severity} />
            <div className="min-w-0">
              <Link
                href={`/findings?account=${account}&view=list&finding=${finding.id}`}
                className="row-link block truncate font-medium"
                title={finding.title}
              >
                {finding.title}
              </Link>
              <p className="flex min-w-0 gap-2 text-faint">
                <UntrustedText className="text-muted">{finding.resource.name}</UntrustedText>
                <span className="whitespace-nowrap">
                  {wordsOf(finding.resource.kind)}, {finding.resource.region}
                </span>
              </p>
            </div>
            <span className="hidden text-right text-xs text-faint sm:block">
              <Time iso={finding.since} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
