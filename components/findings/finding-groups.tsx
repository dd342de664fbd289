"use client";
import { useQuery } from "@tanstack/react-query";
import { startTransition, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { useRowKeys } from "../ui/row-keys.ts";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { FailedState } from "../ui/states.tsx";
import { FindingGroupRow } from "./finding-group-row.tsx";
import { FindingsEmpty } from "./findings-empty.tsx";
import { matching } from "./matching.ts";
import type { OpenFinding } from "./open-finding.ts";
import { findingGroups } from "./queries.ts";
import type { FindingState } from "./search-params.ts";

/** So many fill any screen: the page comes with these, and has the rest as soon as it is on screen. */
const firstGroups = 50;

/** One row for each check that has a finding in sight, worst first; a row opens onto its resources. */
export function FindingGroups({
  state,
  onReset,
  onChange,
  onToggle,
  ...openFinding
}: OpenFinding & {
  state: FindingState;
  onChange: (change: Partial<FindingState>) => void;
  /** Opens the group of a check, or closes it. */
  onToggle: (check: string) => void;
  onReset: () => void;
}) {
  const groups = useQuery(findingGroups(state));
  const scroller = useRef<HTMLDivElement>(null);
  const shown = groups.data?.rows.filter((group) => matching(group, state) > 0) ?? [];
  const [isWhole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  useRowKeys(scroller);
  if (groups.isPending || (groups.isPlaceholderData && shown.length === 0))
    return <SkeletonRows rows={14} columns={["w-20", "w-2/5", "w-32"]} />;
  if (groups.isError) {
    return (
      <FailedState action={<Button onClick={() => groups.refetch()}>Try again</Button>}>
        {groups.error.message}
      </FailedState>
    );
  }
  if (shown.length === 0) return <FindingsEmpty state={state} onReset={onReset} />;
  return (
    <div
      ref={scroller}
      aria-busy={groups.isPlaceholderData}
      className={cx("min-h-72 flex-1 overflow-y-auto overscroll-contain", groups.isPlaceholderData && "opacity-60")}
    >
      <div className="page-width eyebrow ledger-rule sticky top-0 z-10 grid h-8 grid-cols-[minmax(0,1fr)_auto] items-center bg-paper px-4 md:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <span>Check</span>
        <span className="text-right lg:text-left">Findings</span>
      </div>
      <ul className="page-width">
        {(isWhole ? shown : shown.slice(0, firstGroups)).map((group) => (
          <FindingGroupRow key={group.check} group={group} {...{ state, onChange, onToggle }} {...openFinding} />
        ))}
      </ul>
    </div>
  );
}
