"use client";
import { plural } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { FailedState } from "../ui/states.tsx";
import { VirtualTable, type VirtualTableProps } from "../ui/virtual-table.tsx";
import type { Listing } from "./listing.ts";

interface ListTableProps<Row>
  extends Pick<
    VirtualTableProps<Row>,
    "label" | "columns" | "rowKey" | "grid" | "rowHeight" | "selected" | "sorted" | "onSort"
  > {
  listing: Listing<Row>;
  /** What a row is: `finding`. */
  noun: string;
  /** Widths of what a row is expected to hold, while it is waited for. */
  waiting: readonly string[];
  /** In place of no rows: what that means depends on the filters. */
  empty: React.ReactNode;
}

/** A list of any length in all its states: awaited, failed, empty, out of date, growing as it is read, at its end. */
export function ListTable<Row>({ listing, noun, waiting, empty, ...table }: ListTableProps<Row>) {
  const { rows, total, error, hasMore } = listing;
  if (error && rows.length === 0) return <Failed error={error} retry={listing.retry} />;
  if (listing.isPending) return <SkeletonRows rows={16} columns={waiting} />;
  if (rows.length === 0) return empty;
  return (
    <VirtualTable
      {...table}
      rows={rows}
      isStale={listing.isStale}
      total={total !== null ? total + 1 : hasMore ? -1 : rows.length + 1}
      loadMore={listing.more}
      footer={
        error ? (
          <Failed error={error} retry={listing.retry} />
        ) : hasMore ? (
          <SkeletonRows rows={3} columns={waiting} />
        ) : (
          <p className="px-4 py-4 text-xs text-faint md:px-6">End of {plural(rows.length, noun)}</p>
        )
      }
    />
  );
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  return <FailedState action={<Button onClick={retry}>Try again</Button>}>{error.message}</FailedState>;
}
