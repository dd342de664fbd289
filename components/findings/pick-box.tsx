"use client";
import type { FindingRow } from "#lib/store/views.ts";
import type { Picking } from "./picking.ts";

/** Chooses a row for a plan. It lies over the link that covers the row. */
export function PickBox({ row, isPicked, pick }: { row: FindingRow; isPicked: boolean; pick: Picking["pick"] }) {
  return (
    <input
      type="checkbox"
      checked={isPicked}
      aria-label={`Choose ${row.resource.name} for a fix plan`}
      title="Choose for a fix plan; with Shift, all from the last one"
      onChange={(event) => pick(row.id, "shiftKey" in event.nativeEvent && event.nativeEvent.shiftKey === true)}
      className="relative z-10 size-4 accent-accent"
    />
  );
}
