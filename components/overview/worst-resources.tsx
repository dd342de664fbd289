import Link from "next/link";
import { kindIn } from "#lib/format.ts";
import type { WorstResource } from "#lib/store/worst-resources.ts";
import { ResourceFailings } from "../resources/resource-failings.tsx";
import { resourceHref } from "../resources/resource-link.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { nothingFails } from "./worst-exposures.tsx";

/** The live resources that fail the most of what is most severe, each with the worst of it. */
export function WorstResources({ resources, account }: { resources: readonly WorstResource[]; account: string }) {
  if (resources.length === 0) return nothingFails;
  return (
    <ul>
      {resources.map(({ arn, kind, name, region, owner, worst, ...counts }) => (
        <li
          key={arn}
          className="relative grid grid-cols-[5.25rem_minmax(0,1fr)] items-baseline gap-x-4 border-b py-2 hover:bg-hover md:grid-cols-[5.25rem_minmax(0,1fr)_auto]"
        >
          <SeverityLabel severity={worst.severity} />
          <div className="min-w-0">
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-3">
              <Link href={resourceHref(arn, account)} className="row-link min-w-0 font-medium">
                <UntrustedText>{name}</UntrustedText>
              </Link>
              <span className="text-faint">{kindIn({ kind, region })}</span>
              {owner && (
                <span className="text-faint">
                  of <UntrustedText wrap>{owner}</UntrustedText>
                </span>
              )}
            </p>
            <Truncated className="text-muted max-md:whitespace-normal">{worst.title}</Truncated>
          </div>
          <div className="max-md:col-start-2">
            <ResourceFailings row={counts} />
          </div>
        </li>
      ))}
    </ul>
  );
}
