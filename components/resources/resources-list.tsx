"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { plural } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { VirtualTable } from "../ui/virtual-table.tsx";
import { resourcesList } from "./queries.ts";
import { resourceColumns, resourceGrid } from "./resource-columns.tsx";

const waiting = ["w-5", "w-2/5", "w-32", "w-24"];

/** Every resource that the filters let through, one to a row, loaded as they come into sight. */
export function ResourcesList({
  query,
  hrefOf,
  open,
  onReset,
}: {
  query: string;
  hrefOf: (arn: string) => string;
  open: (arn: string) => void;
  onReset: () => void;
}) {
  const list = useInfiniteQuery(resourcesList(query));
  const columns = useMemo(() => resourceColumns(hrefOf, open), [hrefOf, open]);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  if (list.isPending) return <SkeletonRows rows={16} columns={waiting} />;
  if (list.isError && rows.length === 0) {
    return (
      <FailedState action={<Button onClick={() => list.refetch()}>Try again</Button>}>{list.error.message}</FailedState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        title="No resource matches these filters"
        action={<Button onClick={onReset}>Clear the filters</Button>}
      >
        Finished jobs, and models and endpoint configurations that no endpoint uses, are under “Records”.
      </EmptyState>
    );
  }
  const total = list.data?.pages[0]?.total;
  return (
    <VirtualTable
      label="Resources"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.arn}
      grid={resourceGrid}
      total={total == null ? -1 : total + 1}
      loadMore={list.hasNextPage && !list.isFetchingNextPage && !list.isError ? list.fetchNextPage : undefined}
      footer={
        list.isError ? (
          <FailedState action={<Button onClick={() => list.fetchNextPage()}>Try again</Button>}>
            {list.error.message}
          </FailedState>
        ) : list.hasNextPage ? (
          <SkeletonRows rows={3} columns={waiting} />
        ) : (
          <p className="px-4 py-4 text-xs text-faint md:px-6">End of {plural(rows.length, "resource")}</p>
        )
      }
    />
  );
}
