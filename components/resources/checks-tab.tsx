"use client";
import { useRef } from "react";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { plural } from "#lib/format.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { FindingFix } from "../findings/finding-fix.tsx";
import { useRowKeys } from "../ui/row-keys.ts";
import { EmptyState, PartialNotice } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictMark } from "../ui/verdict.tsx";
import { FindingItem, type OpenLinks } from "./finding-item.tsx";
import type { ResourceAnswer } from "./queries.ts";

const groups: [status: VerdictStatus, title: string][] = [
  ["fail", "Fail"],
  ["unknown", "Could not be judged"],
  ["pass", "Pass"],
  ["not-applicable", "Do not apply"],
];

/** Every check of the resource: what fails first, then what nobody can say, then the rest. */
export function ChecksTab({
  resource,
  selected,
  links,
}: {
  resource: ResourceAnswer;
  selected: string | null;
  links: OpenLinks;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  useRowKeys(scroller);
  const { findings, facts, plan, judging } = resource;
  if (findings.length === 0) {
    return (
      <EmptyState
        title={judging === "none" ? "Nothing checks resources of this kind yet" : "Not judged: no check applies"}
      >
        It is read because the checks of other resources look it up. Its configuration and activity are in the other
        tabs.
      </EmptyState>
    );
  }
  return (
    <div ref={scroller} className="flex flex-col gap-6 pb-8">
      {judging === "secrets" && (
        <p className="px-4 text-muted md:px-6">
          Nothing checks resources of this kind yet, but for secrets in them: how this one stands otherwise is not
          known.
        </p>
      )}
      {groups.map(([status, title]) => {
        const rows = findings
          .filter((finding) => finding.status === status)
          .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
        const reason = status === "unknown" ? sharedReason(rows, facts) : null;
        return (
          rows.length > 0 && (
            <section key={status} aria-label={title}>
              <h2 className="ledger-rule flex items-center gap-2 px-4 pb-1 font-semibold md:px-6">
                <VerdictMark status={status} />
                {title}
                <span className="font-normal text-faint">{plural(rows.length, "check")}</span>
              </h2>
              {reason && (
                <PartialNotice className="border-t-0" title="All of them for the same reason">
                  <UntrustedText wrap>{reason}</UntrustedText>
                </PartialNotice>
              )}
              <ul>
                {rows.map((finding) => (
                  <FindingItem
                    key={finding.id}
                    finding={finding}
                    facts={facts[finding.id]}
                    isReasonKnown={reason !== null}
                    isSelected={finding.id === selected}
                    links={links}
                  />
                ))}
              </ul>
              {status === "fail" && plan && <FindingFix title="Fix all of these" fix={plan} />}
            </section>
          )
        );
      })}
    </div>
  );
}

/** The reason that every one of several has in common; it is then said once. */
function sharedReason(rows: readonly FindingRow[], facts: ResourceAnswer["facts"]): string | null {
  const [reason, ...others] = new Set(rows.map(({ id }) => facts[id]?.reason ?? ""));
  return rows.length > 1 && others.length === 0 ? reason || null : null;
}
