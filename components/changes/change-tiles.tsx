import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import { formatCount } from "#lib/format.ts";
import type { FindingChangeCounts } from "#lib/store/views.ts";
import { changeWords } from "../findings/change-words.ts";
import { cx } from "../ui/class-names.ts";

/** How many findings changed in each way; each is a filter of the list under it. */
export function ChangeTiles({
  counts,
  chosen,
  onChange,
}: {
  counts: FindingChangeCounts | undefined;
  chosen: readonly FindingChangeKind[];
  onChange: (chosen: FindingChangeKind[]) => void;
}) {
  const toggled = (kind: FindingChangeKind) =>
    findingChangeKinds.filter((one) => (one === kind) !== chosen.includes(one));
  return (
    <ul className="grid grid-cols-3 gap-px border-y bg-line lg:grid-cols-6">
      {findingChangeKinds.map((kind) => {
        const count = counts?.[kind] ?? 0;
        const { long, tone } = changeWords[kind];
        const isChosen = chosen.includes(kind);
        return (
          <li key={kind} className="bg-paper">
            <button
              type="button"
              aria-pressed={isChosen}
              disabled={count === 0 && !isChosen}
              onClick={() => onChange(toggled(kind))}
              className={cx(
                "h-full w-full px-3 py-1.5 text-left -outline-offset-2 md:px-4",
                isChosen ? "bg-selected shadow-[inset_0_-2px_0_var(--color-accent)]" : "enabled:hover:bg-hover",
              )}
            >
              <span className={cx("block font-serif text-xl", count > 0 ? tone : "text-faint")}>
                {counts ? formatCount(count) : "–"}
              </span>
              <span className={cx("block leading-4", count === 0 ? "text-faint" : "text-accent")}>{long}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
