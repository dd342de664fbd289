import { cx } from "../ui/class-names.ts";
import type { PictureRow, Rail } from "./picture-rows.ts";

const tones: Record<Rail["leads"], string> = {
  internet: "text-high",
  unknown: "text-unknown",
  none: "text-accent",
};

/** The rails of one row, from edge to edge of it. What they show stands in the row in words. */
export function Rails({ row }: { row: PictureRow }) {
  return (
    <span aria-hidden="true" className="-my-1.5 flex self-stretch">
      {row.rails.map((rail) => (
        <span key={rail.gateway} className={cx("relative block w-4", tones[rail.leads])}>
          {rail.above && <Line {...rail} className="top-0 h-1/2" />}
          {rail.below && <Line {...rail} className="bottom-0 h-1/2" />}
          {rail.isOn && <Stop leads={rail.leads} isHead={row.type === "head"} />}
        </span>
      ))}
    </span>
  );
}

/** Dashed where nobody knows how far it leads. */
function Line({ leads, className }: { leads: Rail["leads"]; className: string }) {
  return (
    <span
      className={cx(
        "absolute left-1/2 -translate-x-1/2 border-l-[1.5px] border-current",
        leads === "unknown" && "border-dashed",
        className,
      )}
    />
  );
}

function Stop({ leads, isHead }: { leads: Rail["leads"]; isHead: boolean }) {
  const shape = leads === "none" ? "rounded-sm" : "rounded-full";
  return (
    <span
      className={cx(
        "absolute top-1/2 left-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 border-[1.5px] border-current",
        shape,
        isHead ? "bg-current" : "bg-paper",
      )}
    />
  );
}
