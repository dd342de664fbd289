"use client";
import { ChevronRight } from "lucide-react";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, wordsOf } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { countOf } from "../ui/verdict.tsx";
import { GroupFindings } from "./group-findings.tsx";
import type { OpenFinding } from "./open-finding.ts";
import type { FindingGroup } from "./queries.ts";
import { type FindingState, statuses } from "./search-params.ts";
import { groupTitle, leadingStatus } from "./verdict-title.ts";

/** A check with its counts; opened, the resources behind them. */
export function FindingGroupRow({
  group,
  state,
  onChange,
  onToggle,
  ...openFinding
}: OpenFinding & {
  group: FindingGroup;
  state: FindingState;
  onChange: (change: Partial<FindingState>) => void;
  onToggle: (check: string) => void;
}) {
  const isOpen = state.open.includes(group.check);
  const { check, severity, category } = group;
  const status = leadingStatus(group, state);
  return (
    <li className="border-b">
      <div
        className={cx(
          "relative grid items-center gap-x-4 px-4 row-height-9 hover:bg-hover has-[.row-link:focus-visible]:bg-selected md:grid-cols-[minmax(0,1fr)_auto] md:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]",
          isOpen && "bg-sunken",
        )}
        data-row
      >
        <div className="grid min-w-0 grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-3 max-md:items-start md:grid-cols-[1rem_5.25rem_minmax(0,1fr)]">
          <ChevronRight
            className={cx("size-4 text-faint transition-transform max-md:mt-0.5", isOpen && "rotate-90")}
            aria-hidden="true"
          />
          <span className="max-md:col-start-2 max-md:row-start-2">
            <SeverityLabel severity={severity} quiet={status !== "fail"} />
          </span>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => onToggle(check)}
            className="row-link min-w-0 text-left font-medium outline-none md:flex md:items-baseline md:gap-3"
          >
            <Truncated className="max-md:whitespace-normal">{groupTitle(group, status)}</Truncated>
            <span className="hidden text-xs font-normal whitespace-nowrap text-faint xl:inline">
              {wordsOf(category)}
            </span>
          </button>
        </div>
        <GroupCounts group={group} state={state} />
      </div>
      {isOpen && <GroupFindings check={check} state={state} onChange={onChange} {...openFinding} />}
    </li>
  );
}

const tones: Record<VerdictStatus, string> = {
  fail: "font-semibold",
  unknown: "font-medium text-unknown",
  pass: "text-pass",
  "not-applicable": "text-faint",
};

/** The verdicts that the filter shows, in words; all of them as a bar. */
function GroupCounts({ group: { counts, severity, waived }, state }: { group: FindingGroup; state: FindingState }) {
  const shown = statuses.filter((one) => counts[one] > 0 && (state.status.length === 0 || state.status.includes(one)));
  return (
    <div className="flex items-center justify-end gap-4 max-md:-mt-5 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)]">
      <span className="flex flex-wrap justify-end gap-x-4 lg:justify-start">
        {shown.map((one) => (
          <span key={one} className={tones[one]}>
            {countOf(one, counts[one])}
          </span>
        ))}
        {waived > 0 && shown.includes("fail") && <span className="text-muted">{formatCount(waived)} waived</span>}
      </span>
      <ShareBar
        className="hidden lg:block"
        shares={[
          { label: "Fail", count: counts.fail, tone: severity },
          { label: "Unknown", count: counts.unknown, tone: "unknown" },
          { label: "Pass", count: counts.pass, tone: "pass" },
        ]}
      />
    </div>
  );
}
