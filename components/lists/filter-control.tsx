"use client";
import type { Filter } from "#lib/filters/define.ts";
import { wordsOf } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FacetFilter, type FacetOption } from "../ui/facet-filter.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { flagWords, nameInAddress } from "./address.ts";
import { TimeFilter } from "./time-filter.tsx";

/** How a filter is shown where it is not just as its sort of filter is. */
export interface Look {
  /** What can be chosen: the values that there are, or marks and words for those of a closed list. */
  options?: readonly FacetOption[];
  /** A few values side by side, `any` among them. */
  segments?: readonly { value: string; label: string }[];
  /** Of a flag: the words and the mark of its button. */
  toggle?: { label: string; mark: React.ReactNode };
  /** Of a text that is long: the part that is shown. */
  shorten?: (value: string) => string;
  /** Of a text whose values are of several sorts: a menu for each. */
  menus?: readonly FilterMenu[];
}

interface FilterMenu {
  label: string;
  options: readonly FacetOption[];
  /** Whether a value is of this sort: what is set is always in sight, in one of them. */
  holds: (value: string) => boolean;
  /** What the options are of, where they are not all. */
  note?: string | undefined;
}

interface FilterControlProps {
  name: string;
  filter: Filter;
  look: Look;
  state: Readonly<Record<string, unknown>>;
  onChange: (change: Record<string, unknown>) => void;
}

/** One filter of a toolbar. What is set is always in sight: an address may hold what no menu offers. */
export function FilterControl({ name, filter, look, state, onChange }: FilterControlProps) {
  const own = nameInAddress(name, filter);
  const value = state[own];
  const set = (next: unknown) => onChange({ [own]: next });
  const label = filter.label;
  if (look.menus) {
    const chosen = value === null ? [] : [String(value)];
    return look.menus.map(({ holds, ...menu }) => (
      <FacetFilter
        key={menu.label}
        single
        {...menu}
        chosen={chosen.filter(holds)}
        onChange={([next]) => set(next ?? null)}
      />
    ));
  }
  if (look.segments) return <Segmented label={label} options={look.segments} value={String(value)} onChange={set} />;
  switch (filter.type) {
    case "many":
    case "words": {
      const options = look.options ?? (filter.type === "many" ? worded(filter.values) : []);
      const nothing = options.length === 0 && (value as string[]).length === 0;
      // Only an address can choose, or another screen.
      if (nothing && !look.options && filter.type === "words") return null;
      return <FacetFilter label={label} options={options} chosen={value as string[]} onChange={set} />;
    }
    case "one":
    case "text": {
      const options = look.options ?? (filter.type === "one" ? worded(filter.values) : undefined);
      const none = filter.type === "one" ? "any" : null;
      const chosen = value === none ? [] : [String(value)];
      if (!options) return <Chip value={chosen[0]} look={look} label={label} onRemove={() => set(none)} />;
      return (
        <FacetFilter single label={label} options={options} chosen={chosen} onChange={([next]) => set(next ?? none)} />
      );
    }
    case "flag": {
      const [yes] = flagWords(filter);
      const { label: words = label, mark } = look.toggle ?? { mark: null };
      return (
        <Button
          aria-pressed={value !== "any"}
          onClick={() => set(value === "any" ? yes : "any")}
          className={cx("px-2.5", value !== "any" ? "border-accent font-medium text-accent" : "border-line text-muted")}
        >
          {mark}
          {value === "any" || value === yes ? words : `Not: ${label.toLowerCase()}`}
        </Button>
      );
    }
    case "moment":
      // Two moments are one span: the first of them shows both.
      if (name !== "from") return null;
      return (
        <TimeFilter
          from={state.from as string | null}
          to={state.to as string | null}
          onChange={({ from, to }) => onChange({ from, to })}
        />
      );
  }
}

/** A filter that another screen has set; it can only be taken away. */
function Chip({
  value,
  label,
  look: { shorten = (text) => text },
  onRemove,
}: {
  value: string | undefined;
  label: string;
  look: Look;
  onRemove: () => void;
}) {
  if (value === undefined) return null;
  return (
    <Button className="max-w-full min-w-0 shrink border-accent" onClick={onRemove} title={`Any ${label.toLowerCase()}`}>
      <Truncated className="max-w-72 font-mono text-xs">{shorten(value) || value}</Truncated>
      <span aria-hidden="true">×</span>
      <span className="sr-only">Remove this filter</span>
    </Button>
  );
}

/** Values as options, in words. */
export function worded(values: readonly string[], words: (value: string) => string = wordsOf): FacetOption[] {
  return values.map((value) => ({ value, label: words(value) }));
}
