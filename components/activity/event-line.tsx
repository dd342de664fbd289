import type { EventRow } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import type { Column } from "../ui/virtual-table.tsx";
import { eventGrid } from "./event-columns.tsx";

/** One event as a row of its own, in the columns of the activity screen. */
export function EventLine({
  event,
  columns,
  isSelected,
}: {
  event: EventRow;
  columns: readonly Column<EventRow>[];
  isSelected: boolean;
}) {
  return (
    <div
      data-row
      aria-current={isSelected || undefined}
      className={cx(
        "relative grid row-height-9 items-center gap-x-4 border-b px-4 hover:bg-hover has-[.row-link:focus-visible]:bg-selected aria-[current]:bg-selected md:px-6",
        eventGrid,
      )}
    >
      {columns.map((column) => (
        <div key={column.id} className={cx("flex min-w-0 items-center", column.className, column.tone)}>
          {column.cell(event)}
        </div>
      ))}
    </div>
  );
}
