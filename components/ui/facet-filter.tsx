"use client";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "./button.tsx";
import { cx } from "./class-names.ts";
import { Popover } from "./popover.tsx";
import { Truncated } from "./truncated.tsx";

export interface FacetOption {
  value: string;
  label: string;
  mark?: React.ReactNode;
  count?: number | undefined;
}

interface FacetFilterProps {
  label: string;
  options: readonly FacetOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** One at most. */
  single?: boolean;
  /** What the options are of, where they are not all that there are. */
  note?: string | undefined;
}

/** A filter over a closed list: a button that names what is chosen, and a list of checkboxes. Empty means any. */
export function FacetFilter({ label, options, chosen, onChange, single = false, note }: FacetFilterProps) {
  const offered = withChosen(options, chosen);
  const names = offered.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const summary = names.length > 2 ? `${names.length} chosen` : names.join(", ");
  return (
    <Popover
      label={`Filter by ${label.toLowerCase()}`}
      trigger={
        <Button
          className={cx("max-w-full min-w-0 shrink px-2.5", summary ? "border-accent" : "border-line text-muted")}
        >
          {label}
          {summary && <Truncated className="max-w-48 font-medium text-accent">{summary}</Truncated>}
          <ChevronDown className="text-faint" aria-hidden="true" />
        </Button>
      }
    >
      <Choices label={label} options={offered} chosen={chosen} onChange={onChange} single={single} note={note} />
    </Popover>
  );
}

/** The options, and before them what was chosen by address and is not among them: no filter acts unseen. */
function withChosen(options: readonly FacetOption[], chosen: readonly string[]): readonly FacetOption[] {
  const known = new Set(options.map(({ value }) => value));
  return [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })), ...options];
}

function Choices({ label, options, chosen, onChange, single, note }: FacetFilterProps) {
  const [needle, setNeedle] = useState("");
  const id = useId();
  const shown = options.filter((option) => option.label.toLowerCase().includes(needle.toLowerCase()));
  const toggle = (value: string, on: boolean) => {
    if (single) return onChange([value]);
    const next = new Set(on ? [...chosen, value] : chosen.filter((other) => other !== value));
    onChange(options.map((option) => option.value).filter((other) => next.has(other)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not keep to the height that its flex box has for it.
    <div role="group" aria-label={label} className="flex min-h-0 flex-1 flex-col">
      {options.length > 10 && (
        <input
          type="search"
          aria-label={`Narrow ${label.toLowerCase()}`}
          placeholder="Narrow the list"
          value={needle}
          onChange={(event) => setNeedle(event.target.value)}
          className="h-9 shrink-0 border-b bg-transparent px-3 outline-none placeholder:text-faint"
        />
      )}
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1">
        {shown.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}${option.value}`}
            className="flex min-h-8 items-center gap-2 rounded-sm px-2 hover:bg-hover pointer-coarse:min-h-10"
          >
            <input
              id={`${id}${option.value}`}
              type={single ? "radio" : "checkbox"}
              name={id}
              checked={chosen.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
              className="size-4 shrink-0 accent-accent"
            />
            {option.mark}
            <Truncated className="flex-1">{option.label}</Truncated>
            {option.count !== undefined && <span className="text-xs text-faint">{option.count}</span>}
          </label>
        ))}
        {shown.length === 0 && (
          <p className="px-2 py-2 text-faint">{options.length === 0 && note ? note : "Nothing by that name."}</p>
        )}
      </div>
      {note && options.length > 0 && <p className="max-w-80 shrink-0 border-t px-3 py-2 text-xs text-faint">{note}</p>}
      {chosen.length > 0 && (
        <button type="button" onClick={() => onChange([])} className="h-9 shrink-0 border-t text-accent hover:bg-hover">
          Any {label.toLowerCase()}
        </button>
      )}
    </div>
  );
}
