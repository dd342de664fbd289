"use client";
import { ChevronRight } from "lucide-react";
import { memo } from "react";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import { countOf } from "../ui/verdict.tsx";
import type { FindingGroup } from "./group.ts";
import { GroupFindings } from "./group-findings.tsx";
import { GroupTitle } from "./group-title.tsx";
import type { OpenFinding } from "./open-finding.ts";
import type { Picking } from "./picking.ts";
import { type FindingState, statuses } from "./search-params.ts";
import { leadingStatus } from "./verdict-title.ts";

/** A group with its counts; opened, the findings behind them. Drawn again when what it shows is another, not while one scrolls. */
export const FindingGroupRow = memo(function FindingGroupRow({
  group,
  state,
  onChange,
  onToggle,
  ...shared
}: OpenFinding &
  Pick<Picking, "picked" | "pick"> & {
    group: FindingGroup;
    state: FindingState;
    onChange: (change: Partial<FindingState>) => void;
    onToggle: (key: string) => void;
  }) {
  const { key, severity } = group;
  const isOpen = state.open.includes(key);
  const isQuiet = leadingStatus(group, state) !== "fail" || group.counts.fail === group.waived;
  return (
    <>
      <div
        className={cx(
          "relative grid items-center gap-x-4 px-4 row-height-9 hover:bg-hover has-[.row-link:focus-visible]:bg-selected md:grid-cols-[minmax(0,1fr)_auto] md:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]",
          isOpen && "bg-sunken",
        )}
        data-row=""
      >
        <div className="grid min-w-0 grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-3 max-md:items-start md:grid-cols-[1rem_5.25rem_minmax(0,1fr)]">
          <ChevronRight
            className={cx("size-4 text-faint transition-transform max-md:mt-0.5", isOpen && "rotate-90")}
            aria-hidden="true"
          />
          <span className="max-md:col-start-2 max-md:row-start-2">
            {severity && <SeverityLabel severity={severity} quiet={isQuiet} />}
          </span>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => onToggle(key)}
            className="row-link flex min-w-0 items-baseline gap-3 text-left font-medium outline-none"
          >
            {group.by === "resource" && <GradeLetter grade={group.grade} />}
            <span className="min-w-0 md:flex md:items-baseline md:gap-3">
              <GroupTitle group={group} state={state} />
            </span>
          </button>
        </div>
        <GroupCounts group={group} state={state} />
      </div>
      {isOpen && <GroupFindings group={group} state={state} onChange={onChange} {...shared} />}
    </>
  );
});

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
          { label: "Fail", count: counts.fail, tone: severity ?? "ink" },
          { label: "Unknown", count: counts.unknown, tone: "unknown" },
          { label: "Pass", count: counts.pass, tone: "pass" },
        ]}
      />
    </div>
  );
}
