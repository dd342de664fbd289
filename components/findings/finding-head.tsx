import Link from "next/link";
import { wordsOf } from "#lib/format.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictLabel } from "../ui/verdict.tsx";
import type { FindingAnswer } from "./queries.ts";

/** The verdict, on what, since when, and why it matters. */
export function FindingHead({ finding }: { finding: FindingAnswer }) {
  const { account, resource, severity, status, exposure, title, since, rationale } = finding;
  return (
    <header className="px-5 pt-4 pb-5 md:px-6">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 pr-12">
        <VerdictLabel status={status} />
        <SeverityLabel severity={severity} quiet={status !== "fail"} />
        <span className="text-muted">{exposure === "live" ? "Live" : "Record"}</span>
        <span className="text-faint">
          since <Time iso={since} show="date" />
        </span>
      </div>
      <h2 className="mt-2 font-serif text-xl text-balance">{title}</h2>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-3">
        <Link
          href={`/resources/detail?account=${account}&arn=${encodeURIComponent(resource.arn)}`}
          className="min-w-0 text-base font-medium text-accent hover:underline"
        >
          <UntrustedText wrap>{resource.name}</UntrustedText>
        </Link>
        <span className="text-muted">
          {wordsOf(resource.kind)} in {resource.region}
        </span>
      </div>
      <div className="-mt-1 flex items-center gap-1 text-faint">
        <UntrustedText className="font-mono text-xs">{resource.arn}</UntrustedText>
        <CopyButton text={resource.arn} what="ARN" />
      </div>
      <p className="mt-2 max-w-[70ch] text-base leading-6 text-ink">{rationale}</p>
    </header>
  );
}
