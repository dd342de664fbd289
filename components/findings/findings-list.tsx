"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { plural } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { FailedState } from "../ui/states.tsx";
import { VirtualTable } from "../ui/virtual-table.tsx";
import { findingColumns, findingGrid } from "./finding-columns.tsx";
import { FindingsEmpty } from "./findings-empty.tsx";
import { findingsList } from "./queries.ts";
import { type FindingState, findingsQueryOf } from "./search-params.ts";

/** Every finding that the filters let through, one to a row, loaded as they come into sight. */
export function FindingsList({
  state,
  hrefOf,
  open,
  onReset,
}: {
  state: FindingState;
  hrefOf: (id: string) => string;
  open: (id: string) => void;
  onReset: () => void;
}) {
  const list = useInfiniteQuery(findingsList(findingsQueryOf(state)));
  const isGone = state.change === "gone";
  const columns = useMemo(() => findingColumns(isGone ? null : { hrefOf, open }), [isGone, hrefOf, open]);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  if (list.isPending || (list.isPlaceholderData && rows.length === 0))
    return <SkeletonRows rows={16} columns={["w-20", "w-2/5", "w-1/5", "w-24"]} />;
  if (list.isError && rows.length === 0) {
    return (
      <FailedState action={<Button onClick={() => list.refetch()}>Try again</Button>}>{list.error.message}</FailedState>
    );
  }
  if (rows.length === 0) return <FindingsEmpty state={state} onReset={onReset} />;
  const total = list.data?.pages[0]?.total;
  return (
    <VirtualTable
      label="Findings"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      grid={findingGrid}
      selected={state.finding}
      isStale={list.isPlaceholderData}
      total={total == null ? -1 : total + 1}
      loadMore={list.hasNextPage && !list.isFetching && !list.isError ? list.fetchNextPage : undefined}
      footer={
        list.isError ? (
          <FailedState action={<Button onClick={() => list.fetchNextPage()}>Try again</Button>}>
            {list.error.message}
          </FailedState>
        ) : list.hasNextPage ? (
          <SkeletonRows rows={3} columns={["w-20", "w-2/5", "w-1/5", "w-24"]} />
        ) : (
          <p className="px-4 py-4 text-xs text-faint md:px-6">End of {plural(rows.length, "finding")}</p>
        )
      }
    />
  );
}
