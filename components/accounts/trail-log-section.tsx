"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Problem } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { NamedLogs } from "./named-logs.tsx";
import { ProposedTrail } from "./proposed-trail.tsx";
import { trailLogs } from "./queries.ts";
import type { TrailLogsAnswer } from "./trail-logs.ts";

/** What can be read of the account beyond CloudTrail's own 90 days, and what that takes. */
export function TrailLogSection({ account }: { account: string }) {
  const { data, error } = useQuery(trailLogs(account));
  return (
    <section aria-label="Logs of its trail" aria-busy={!data && !error} className="border-t py-3">
      <h3 className="eyebrow pb-1">Beyond CloudTrail’s 90 days</h3>
      {error && <Problem why={error} />}
      {!data && !error && (
        <div role="status" aria-label="Loading">
          <Skeleton className="my-1 w-3/5" />
        </div>
      )}
      {data && <Told answer={data} />}
    </section>
  );
}

function Told({ answer }: { answer: TrailLogsAnswer }) {
  if (answer.named) return <NamedLogs named={answer.named} />;
  return (
    <div className="flex max-w-[80ch] flex-col gap-2">
      {answer.proposal && (
        <ProposedTrail proposal={answer.proposal} account={answer.account} others={answer.count - 1} />
      )}
      <WithoutTrail answer={answer} />
    </div>
  );
}

/** Where there is no trail to propose, or where there may be one more that could not be read. */
function WithoutTrail({ answer: { account, trails, unread } }: { answer: TrailLogsAnswer }) {
  const why = unread !== null && (
    <p className="text-unknown">
      {trails === "unread"
        ? "Its trails could not be read, so whether one keeps logs is not known"
        : "Not all of its trails could be read, so there may be a better one"}
      : <UntrustedText wrap>{unread}</UntrustedText>.
    </p>
  );
  switch (trails) {
    case "unscanned":
      return <p className="text-muted">Whether it has a trail is not known: it has not been scanned.</p>;
    case "none":
      return (
        <p>
          It has no trail, so what is older than 90 days can be read from no logs. <FindingLink account={account} />
        </p>
      );
    case "unfit":
      return (
        <>
          <p>
            None of its trails records anything of SageMaker, so their logs would add nothing.{" "}
            <FindingLink account={account} />
          </p>
          {why}
        </>
      );
    default:
      return why;
  }
}

function FindingLink({ account }: { account: string }) {
  const query = new URLSearchParams({
    account,
    view: "list",
    status: "any",
    check: "iam-account/changes-are-recorded",
  });
  return (
    <Link href={`/findings?${query}`} className="text-accent hover:underline">
      What keeps its changes
    </Link>
  );
}
