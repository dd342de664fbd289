"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { plural } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { VirtualTable } from "../ui/virtual-table.tsx";
import { eventColumns, eventGrid } from "./event-columns.tsx";
import { activityList } from "./queries.ts";

/** Every event that the filters let through, newest first, loaded as they come into sight. */
export function ActivityList({
  query,
  selected,
  hrefOf,
  open,
  isFiltered,
  onReset,
}: {
  query: string;
  selected: string | null;
  hrefOf: (id: string) => string;
  open: (id: string) => void;
  isFiltered: boolean;
  onReset: () => void;
}) {
  const list = useInfiniteQuery(activityList(query));
  const columns = useMemo(() => eventColumns({ hrefOf, open }), [hrefOf, open]);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  if (list.isPending) return <SkeletonRows rows={14} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />;
  if (list.isError && rows.length === 0) {
    return (
      <FailedState action={<Button onClick={() => list.refetch()}>Try again</Button>}>{list.error.message}</FailedState>
    );
  }
  if (rows.length === 0) return isFiltered ? <NothingMatches onReset={onReset} /> : <NoActivity />;
  return (
    <VirtualTable
      label="Events"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      grid={eventGrid}
      selected={selected}
      total={-1}
      loadMore={list.hasNextPage && !list.isFetchingNextPage && !list.isError ? list.fetchNextPage : undefined}
      footer={
        list.isError ? (
          <FailedState action={<Button onClick={() => list.fetchNextPage()}>Try again</Button>}>
            {list.error.message}
          </FailedState>
        ) : list.hasNextPage ? (
          <SkeletonRows rows={3} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />
        ) : (
          <p className="px-4 py-4 text-xs text-faint md:px-6">End of {plural(rows.length, "event")}</p>
        )
      }
    />
  );
}

function NothingMatches({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState title="No event matches these filters" action={<Button onClick={onReset}>Clear the filters</Button>}>
      CloudTrail’s event history holds management events of the last 90 days; nothing else is searched here.
    </EmptyState>
  );
}

function NoActivity() {
  return (
    <EmptyState title="No events yet">
      CloudTrail’s event history is read with each scan. If this stays empty after a scan has ended, the permission{" "}
      <code className="font-mono">cloudtrail:LookupEvents</code> may be missing.
    </EmptyState>
  );
}
