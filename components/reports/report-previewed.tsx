"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { formatCount, formatShare, plural } from "#lib/format.ts";
import { unscannedWords } from "#lib/reports/unscanned.ts";
import type { ReportRequest } from "#lib/store/report-views.ts";
import { Problem } from "../ui/problem.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { previewed } from "./queries.ts";

/** What the report would tell of if it were made now, or why it could not be made. */
export function ReportPreviewed({ request }: { request: ReportRequest }) {
  const { data, error, isPending } = useQuery(previewed(useDeferredValue(request)));
  return (
    <section aria-label="As it would be now" className="rounded-md border bg-sunken px-4 py-3">
      <h3 className="eyebrow mb-1.5">As it would be now</h3>
      {error ? (
        <Problem why={error} />
      ) : isPending ? (
        <Skeleton className="h-12 w-full" />
      ) : (
        <div className="flex flex-col gap-1">
          <p>
            <UntrustedText wrap>{data.about}</UntrustedText>
          </p>
          {data.findings && (
            <p className="text-muted">
              <strong className="font-semibold text-ink">{formatCount(data.findings.fail)}</strong> fail,{" "}
              <strong className="font-semibold text-ink">{formatCount(data.findings.unknown)}</strong> unknown,{" "}
              {formatCount(data.findings.pass)} pass, {formatCount(data.findings.notApplicable)} do not apply
            </p>
          )}
          {data.unscanned.map((one) => (
            <p key={one.account} className="text-unknown">
              <UntrustedText wrap>{unscannedWords(one)}</UntrustedText>
            </p>
          ))}
          <ul className="max-h-28 overflow-y-auto text-muted">
            {data.accounts.map(({ account, finishedAt, coverage, grade }) => (
              <li key={account}>
                {account}: read <Time iso={finishedAt} />, {formatShare(coverage)} assessed
                {grade ? `, grade ${grade}` : ", no grade"}
              </li>
            ))}
          </ul>
          <p className="text-xs break-all text-faint">
            {data.file}
            {data.accounts.length > 1 && `, ${plural(data.accounts.length, "account")} in one file`}
          </p>
        </div>
      )}
    </section>
  );
}
