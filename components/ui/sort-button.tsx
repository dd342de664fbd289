"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "./class-names.ts";

/** The head of a column that the rows can be in the order of. */
export function SortButton({
  sort: { by, direction },
  isSorted,
  onSort,
  children,
}: {
  sort: { by: string; direction: "ascending" | "descending" };
  isSorted: boolean;
  onSort: (by: string) => void;
  children: React.ReactNode;
}) {
  const Arrow = direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSort(by)}
      className={cx("eyebrow group/sort inline-flex items-center gap-1", isSorted && "text-ink")}
    >
      {children}
      <Arrow
        className={cx(
          "size-3",
          !isSorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
        )}
        aria-hidden="true"
      />
    </button>
  );
}
