"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { type Listing, usePages } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { useRowKey, useRowKeys } from "../ui/row-keys.ts";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { FailedState } from "../ui/states.tsx";
import { FindingGroupRow } from "./finding-group-row.tsx";
import { FindingsEmpty } from "./findings-empty.tsx";
import type { FindingGroup } from "./group.ts";
import { groupingWords } from "./group-words.ts";
import { matching } from "./matching.ts";
import type { OpenFinding } from "./open-finding.ts";
import type { usePicking } from "./picking.ts";
import { findingGroups } from "./queries.ts";
import type { FindingState } from "./search-params.ts";

interface FindingGroupsProps extends OpenFinding {
  state: FindingState;
  onChange: (change: Partial<FindingState>) => void;
  /** Opens a group, or closes it. */
  onToggle: (key: string) => void;
  onReset: () => void;
  picking: ReturnType<typeof usePicking>;
}

const waiting = ["w-20", "w-2/5", "w-32"];

/** One row for each group that has a finding in sight, worst first, loaded as they come into sight; a row opens onto its findings. */
export function FindingGroups({ onReset, ...props }: FindingGroupsProps) {
  const { state } = props;
  const listing = usePages<FindingGroup>(findingGroups(state));
  const groups = listing.rows.filter((group) => matching(group, state) > 0);
  const retry = <Button onClick={listing.retry}>Try again</Button>;
  if (listing.isPending || (listing.isStale && groups.length === 0))
    return <SkeletonRows rows={14} columns={waiting} />;
  if (listing.error && groups.length === 0) return <FailedState action={retry}>{listing.error.message}</FailedState>;
  if (groups.length === 0) return <FindingsEmpty state={state} onReset={onReset} />;
  return (
    <GroupRows {...props} {...{ groups, listing }}>
      {listing.error ? (
        <FailedState action={retry}>{listing.error.message}</FailedState>
      ) : (
        listing.hasMore && <SkeletonRows rows={3} columns={waiting} />
      )}
    </GroupRows>
  );
}

/** Draws the groups in sight, in a scroller of their own. Of those that are drawn `j` and `k` walk what is open as well. */
function GroupRows({
  groups,
  listing: { isStale, hasMore, more },
  picking,
  children,
  ...shared
}: Omit<FindingGroupsProps, "onReset"> & {
  groups: readonly FindingGroup[];
  listing: Pick<Listing<FindingGroup>, "isStale" | "hasMore" | "more">;
  children: React.ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 41,
    getItemKey: (index) => groups[index]?.key ?? index,
    overscan: 20,
    // As in VirtualTable: rows beyond the edge are drawn when there is time.
    useFlushSync: false,
    scrollPaddingStart: 32,
    initialRect: { width: 1200, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const wantMore = useEffectEvent(() => more?.());
  useEffect(() => {
    if (last >= groups.length - 25) wantMore();
  }, [last, groups.length]);
  useRowKeys(scroller);
  const { picked, pick: choose, order } = picking;
  const pick = useCallback(
    (id: string, isRange: boolean) => {
      const drawn = [...(scroller.current?.querySelectorAll<HTMLElement>("[data-row]:has([type=checkbox])") ?? [])];
      const ids = drawn.map(({ dataset }) => dataset.row ?? "");
      order(ids);
      if (ids.includes(id)) choose(id, isRange);
    },
    [order, choose],
  );
  useRowKey("x", pick);
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroller}
      aria-busy={isStale}
      className={cx("min-h-72 flex-1 overflow-y-auto overscroll-contain", isStale && "stale")}
    >
      <div className="page-width eyebrow ledger-rule sticky top-0 z-10 grid h-8 grid-cols-[minmax(0,1fr)_auto] items-center bg-paper px-4 md:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <span>{groupingWords[shared.state.by]}</span>
        <span className="text-right lg:text-left">Findings</span>
      </div>
      <ul className="page-width" style={{ paddingTop: items[0]?.start ?? 0, paddingBottom: Math.max(0, below) }}>
        {items.map(({ index, key }) => {
          const group = groups[index];
          if (!group) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={hasMore ? -1 : groups.length}
              aria-posinset={index + 1}
              className="border-b"
            >
              <FindingGroupRow {...{ group, picked, pick }} {...shared} />
            </li>
          );
        })}
      </ul>
      {children}
    </div>
  );
}
