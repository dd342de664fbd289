import Link from "next/link";
import { kindIn } from "#lib/format.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictLabel } from "../ui/verdict.tsx";
import { EarlierNote } from "./earlier-mark.tsx";
import type { FindingAnswer } from "./queries.ts";

/** The verdict and since when. */
export function FindingMarks({ finding: { status, severity, exposure, since } }: { finding: FindingAnswer }) {
  return (
    <>
      <VerdictLabel status={status} />
      <SeverityLabel severity={severity} quiet={status !== "fail"} />
      <span>{exposure === "live" ? "Live" : "Record"}</span>
      <span className="text-faint">
        since <Time iso={since} show="date" />
      </span>
    </>
  );
}

/** What was judged, on what, and why it matters. */
export function FindingHead({ finding }: { finding: FindingAnswer }) {
  const { account, resource, rationale } = finding;
  return (
    <header className="px-5 pt-4 pb-5 md:px-6">
      <h2 className="font-serif text-xl text-balance">{verdictTitle(finding)}</h2>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-3">
        <Link
          href={resourceHref(resource.arn, account)}
          className="min-w-0 text-base font-medium text-accent hover:underline"
        >
          <UntrustedText wrap>{resource.name}</UntrustedText>
        </Link>
        <span className="text-muted">{kindIn(resource)}</span>
      </div>
      <div className="-mt-1 flex items-center gap-1 text-faint">
        <UntrustedText wrap className="font-mono text-xs">
          {resource.arn}
        </UntrustedText>
        <CopyButton text={resource.arn} what="ARN" />
      </div>
      {finding.isEarlier && <EarlierNote readAt={finding.readAt} />}
      <p className="mt-2 max-w-[70ch] text-base leading-6 text-ink">{rationale}</p>
    </header>
  );
}
