// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn in part and laid out as grids, which takes a real table its meaning.
// biome-ignore-all lint/a11y/useFocusableInteractive: the link in each row takes the focus, not its row.
"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useEffectEvent, useRef, useState } from "react";
import { cx } from "./class-names.ts";
import { useRowKeys } from "./row-keys.ts";
import { SortButton } from "./sort-button.tsx";

export interface Column<Row> {
  id: string;
  header: React.ReactNode;
  cell: (row: Row) => React.ReactNode;
  /** Same visibility for head and cell: `hidden md:flex`. */
  className?: string;
  /** An order that the list has, which begins with what this column shows. */
  sort?: { by: string; direction: "ascending" | "descending" };
  /** For the cell alone: its tone. Heads are all of one. */
  tone?: string;
}

export interface VirtualTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Grid columns for every width: `grid-cols-[1fr_auto] md:grid-cols-[8rem_1fr_10rem]`. */
  grid: string;
  /** Height of one row before it is measured, px. */
  rowHeight?: number;
  /** All rows there are, when more can be loaded than are here; -1 when not known. */
  total?: number;
  selected?: string | null | undefined;
  /** The order that the rows are in, and how another is asked for: columns that have one are then buttons. */
  sorted?: string | undefined;
  onSort?: ((by: string) => void) | undefined;
  loadMore?: (() => void) | undefined;
  /** True while the rows are those of the question before. */
  isStale?: boolean;
  /** What stands under the last row: an end mark, a skeleton. */
  footer?: React.ReactNode;
}

/**
 * A table of any length that draws only what is in sight, in its own scroller, the head staying on top.
 * Each row's first link (class `row-link`) covers the row; `j` and `k` walk these links.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    grid,
    rowHeight = 40,
    total,
    selected,
    sorted,
    onSort,
    loadMore,
    isStale = false,
    footer,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [expected, setExpected] = useState(rowHeight);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => expected,
    getItemKey: (index) => keyAt(rows, rowKey, index),
    overscan: 10,
    // Rows that come into sight are drawn when there is time: with so many beyond the edge nobody sees them come, and scrolling stays smooth.
    useFlushSync: false,
    scrollPaddingStart: 32,
    initialRect: { width: 1200, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  // Those that come are likely to be as high as those that go: where they are not, they are drawn a second time once they are measured.
  const going = isStale ? items[0]?.size : undefined;
  if (going !== undefined && going !== expected) setExpected(going);
  const last = items.at(-1)?.index ?? 0;
  const wantMore = useEffectEvent(() => loadMore?.());
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 15) wantMore();
  }, [last, rows.length]);
  useRowKeys(scroller, { count: rows.length, show: (index) => virtualizer.scrollToIndex(index, { align: "auto" }) });
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const row = cx("grid items-center gap-x-4 px-4 md:px-6", grid);
  return (
    <div
      ref={scroller}
      aria-busy={isStale}
      className={cx("relative min-h-72 flex-1 overflow-y-auto overscroll-contain", isStale && "stale")}
      data-rows
    >
      <div role="table" aria-label={label} aria-rowcount={total ?? rows.length + 1} className="page-width">
        <div role="rowgroup" className="ledger-rule sticky top-0 z-10 bg-paper">
          <div role="row" aria-rowindex={1} className={cx(row, "h-8")}>
            {columns.map((column) => (
              <div
                key={column.id}
                role="columnheader"
                aria-sort={column.sort && (column.sort.by === sorted ? column.sort.direction : "none")}
                className={cx("eyebrow flex min-w-0", column.className)}
              >
                {column.sort && onSort ? (
                  <SortButton sort={column.sort} isSorted={column.sort.by === sorted} onSort={onSort}>
                    {column.header}
                  </SortButton>
                ) : (
                  column.header
                )}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {items[0] && items[0].start > 0 && <div style={{ height: items[0].start }} />}
          {items.map(({ index, key }) => {
            const value = rows[index];
            if (value === undefined) return null;
            return (
              <Row
                key={key}
                measure={virtualizer.measureElement}
                name={String(key)}
                isSelected={key === selected}
                className={row}
                {...{ value, index, columns }}
              />
            );
          })}
          {below > 0 && <div style={{ height: below }} />}
        </div>
      </div>
      {footer}
    </div>
  );
}

interface RowProps<Value> {
  value: Value;
  index: number;
  name: string;
  columns: readonly Column<Value>[];
  isSelected: boolean;
  className: string;
  measure: (element: HTMLElement | null) => void;
}

/** Drawn once, and again when what it shows is another: while one scrolls, most rows stay as they are. */
const Row = memo(function Row<Value>({ value, index, name, columns, isSelected, className, measure }: RowProps<Value>) {
  return (
    <div
      ref={measure}
      data-index={index}
      data-row={name}
      role="row"
      aria-rowindex={index + 2}
      aria-current={isSelected || undefined}
      className={cx(
        className,
        "relative row-height-10 border-b contain-[layout_style] hover:bg-hover has-[.row-link:focus-visible]:bg-selected aria-[current]:bg-selected",
      )}
    >
      {columns.map((column) => (
        <div key={column.id} role="cell" className={cx("flex min-w-0 items-center", column.className, column.tone)}>
          {column.cell(value)}
        </div>
      ))}
    </div>
  );
}) as <Value>(props: RowProps<Value>) => React.ReactNode;

function keyAt<Row>(rows: readonly Row[], rowKey: (row: Row) => string, index: number): string {
  const row = rows[index];
  return row === undefined ? String(index) : rowKey(row);
}
