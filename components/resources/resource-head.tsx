import { ExternalLink } from "lucide-react";
import { formatScore, formatShare, plural, wordsOf } from "#lib/format.ts";
import { BackLink } from "../ui/back-link.tsx";
import { buttonClass } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { ResourceAnswer } from "./queries.ts";
import { ResourceGrade } from "./resource-grade.tsx";

/** What it is, how it stands, and how much of that is known. */
export function ResourceHead({ resource, formats }: { resource: ResourceAnswer; formats: readonly ExportFormat[] }) {
  const { name, kind, region, exposure, arn, account, consoleUrl, firstSeen } = resource;
  return (
    <header className="page-width px-4 pt-3 pb-4 md:px-6">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <BackLink href={`/resources?account=${account}&kind=${kind}`}>{wordsOf(kind)}</BackLink>
        <div className="flex flex-wrap gap-2">
          {consoleUrl?.startsWith("https://") && (
            <a href={consoleUrl} target="_blank" rel="noreferrer" className={buttonClass("secondary")}>
              AWS console
              <ExternalLink aria-label="(opens in a new tab)" />
            </a>
          )}
          <ExportMenu
            path="/api/v1/resources/investigation"
            query={new URLSearchParams({ account, arn }).toString()}
            what="Investigation"
            formats={formats}
            heading="An investigation: all that is kept of it"
          />
        </div>
      </div>
      <div className="mt-2 flex items-start gap-4">
        <div className="pt-0.5">
          <ResourceGrade row={resource} size="lg" />
        </div>
        <div className="min-w-0 flex-1">
          <h1 className="font-serif text-title">
            <UntrustedText wrap>{name}</UntrustedText>
          </h1>
          <p className="mt-1 flex flex-wrap gap-x-4 text-muted">
            <Standing resource={resource} />
            <span>{region}</span>
            <span>{exposure === "live" ? "Live" : "Record: can no longer be changed"}</span>
            <span className="text-faint">
              first seen <Time iso={firstSeen} show="date" />
            </span>
          </p>
          <div className="-mb-1 flex items-center gap-1 text-faint">
            <UntrustedText wrap className="font-mono text-xs">
              {arn}
            </UntrustedText>
            <CopyButton text={arn} what="ARN" />
          </div>
        </div>
      </div>
    </header>
  );
}

/** The score in the same breath as how many of its checks could be judged. */
function Standing({ resource: { score, findings, judged, failure, judging } }: { resource: ResourceAnswer }) {
  const count = (...statuses: string[]) => findings.filter((finding) => statuses.includes(finding.status)).length;
  const assessed = count("pass", "fail");
  const unknown = count("unknown");
  if (judging === "none")
    return <span className="font-medium text-ink">Nothing checks resources of this kind yet</span>;
  if (failure) return <span className="font-medium text-unknown">Not known: it could not be read</span>;
  if (assessed + unknown === 0) return <span className="font-medium text-ink">Not judged: no check applies</span>;
  if (score === null && unknown === 0) {
    return (
      <span className="font-medium text-ink">
        {judging === "secrets"
          ? "Nothing checks resources of this kind yet, but for secrets"
          : "Looked through for secrets alone"}
      </span>
    );
  }
  return (
    <span className={unknown > 0 ? "text-unknown" : ""}>
      {score === null ? "Not scored" : `${formatScore(score)} of 100`}
      {unknown === 0
        ? ` by ${plural(judged, "check")}`
        : `, ${formatShare(assessed / (assessed + unknown))} of ${plural(judged, "check")} judged`}
    </span>
  );
}
