"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { formatCount, wordsOf } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import type { OpenFinding } from "./finding-groups.tsx";
import { GroupFindings } from "./group-findings.tsx";
import type { FindingGroup } from "./queries.ts";
import type { FindingState } from "./search-params.ts";

/** A check with its counts; opened, the resources behind them. */
export function FindingGroupRow({
  group,
  state,
  onChange,
  ...openFinding
}: OpenFinding & { group: FindingGroup; state: FindingState; onChange: (change: Partial<FindingState>) => void }) {
  const [isOpen, setOpen] = useState(false);
  const { check, counts, severity, category } = group;
  return (
    <li className="border-b">
      <div
        className={cx(
          "relative grid items-center gap-x-4 px-4 py-2 hover:bg-hover has-[.row-link:focus-visible]:bg-selected md:grid-cols-[minmax(0,1fr)_auto] md:px-6 lg:grid-cols-[minmax(0,1fr)_18rem]",
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
            <SeverityLabel severity={severity} quiet={counts.fail === 0} />
          </span>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="row-link min-w-0 text-left font-medium outline-none md:flex md:items-baseline md:gap-3"
          >
            <span className="md:truncate">{counts.fail > 0 ? group.failTitle : group.title}</span>
            <span className="hidden text-xs font-normal whitespace-nowrap text-faint xl:inline">
              {wordsOf(category)}
            </span>
          </button>
        </div>
        <GroupCounts group={group} />
      </div>
      {isOpen && <GroupFindings check={check} state={state} onChange={onChange} {...openFinding} />}
    </li>
  );
}

function GroupCounts({ group: { counts, severity } }: { group: FindingGroup }) {
  return (
    <div className="flex items-center justify-end gap-4 max-md:-mt-5 lg:grid lg:grid-cols-[4rem_5.5rem_minmax(0,1fr)]">
      <span className={counts.fail ? "font-semibold" : "hidden text-faint lg:inline"}>
        {formatCount(counts.fail)} fail
      </span>
      <span className={counts.unknown ? "font-medium text-unknown" : "invisible max-lg:hidden"}>
        {formatCount(counts.unknown)} unknown
      </span>
      <ShareBar
        className="hidden lg:block"
        shares={[
          { label: "Fail", count: counts.fail, tone: severity },
          { label: "Unknown", count: counts.unknown, tone: "unknown" },
          { label: "Pass", count: counts.pass, tone: "rest" },
        ]}
      />
    </div>
  );
}
