"use client";
import { type UseQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { pagesOf } from "../api/pages.ts";

/** A list as far as it is here, and how to get more of it: what a table shows, wherever the rows are from. */
export interface Listing<Row> {
  rows: readonly Row[];
  /** Of all there are; null when nobody has counted. */
  total: number | null;
  isPending: boolean;
  /** True while the rows are those of the question before. */
  isStale: boolean;
  error: Error | null;
  retry: () => void;
  /** True when there is more than is here. */
  hasMore: boolean;
  /** Asks for more, when that can be done now. */
  more: (() => void) | undefined;
}

/** Of a list that the API gives in pages. */
export function usePages<Row>(options: ReturnType<typeof pagesOf<Row>>): Listing<Row> {
  const list = useInfiniteQuery(options);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const isStale = list.isPlaceholderData;
  return {
    rows,
    total: list.data?.pages[0]?.total ?? null,
    isPending: list.isPending || (isStale && rows.length === 0),
    isStale,
    error: list.error,
    retry: () => void (rows.length > 0 ? list.fetchNextPage() : list.refetch()),
    hasMore: list.hasNextPage,
    more: list.hasNextPage && !list.isFetching && !list.isError ? () => void list.fetchNextPage() : undefined,
  };
}

/** Of rows that come all at once, or are chosen in the browser. */
export function listingOf<Row>(query: UseQueryResult<unknown>, rows: readonly Row[]): Listing<Row> {
  return {
    rows,
    total: rows.length,
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: false,
    more: undefined,
  };
}
