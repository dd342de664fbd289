"use client";
import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useId, useState } from "react";
import { Button } from "./button.tsx";
import { cx } from "./class-names.ts";

interface FacetOption {
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
}

/** A filter over a closed list: a button that names what is chosen, and a list of checkboxes. Empty means any. */
export function FacetFilter({ label, options, chosen, onChange, single = false }: FacetFilterProps) {
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const summary = names.length > 2 ? `${names.length} chosen` : names.join(", ");
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button className={cx("px-2.5", summary ? "border-accent" : "border-line text-muted")}>
          {label}
          {summary && <span className="max-w-48 truncate font-medium text-accent">{summary}</span>}
          <ChevronDown className="text-faint" aria-hidden="true" />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={`Filter by ${label.toLowerCase()}`}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 flex max-h-[min(26rem,var(--radix-popover-content-available-height))] w-64 flex-col rounded-md border border-rule bg-raised shadow-float outline-none"
        >
          <Choices label={label} options={options} chosen={chosen} onChange={onChange} single={single} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ label, options, chosen, onChange, single }: FacetFilterProps) {
  const [needle, setNeedle] = useState("");
  const id = useId();
  const shown = options.filter((option) => option.label.toLowerCase().includes(needle.toLowerCase()));
  const toggle = (value: string, on: boolean) => {
    if (single) return onChange([value]);
    const next = new Set(on ? [...chosen, value] : chosen.filter((other) => other !== value));
    onChange(options.map((option) => option.value).filter((other) => next.has(other)));
  };
  return (
    <fieldset className="flex min-h-0 flex-col">
      <legend className="sr-only">{label}</legend>
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
      <div className="min-h-0 overflow-y-auto p-1">
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
            <span className="min-w-0 flex-1 truncate" title={option.label}>
              {option.label}
            </span>
            {option.count !== undefined && <span className="text-xs text-faint">{option.count}</span>}
          </label>
        ))}
        {shown.length === 0 && <p className="px-2 py-2 text-faint">Nothing by that name.</p>}
      </div>
      {chosen.length > 0 && (
        <button type="button" onClick={() => onChange([])} className="h-9 border-t text-accent hover:bg-hover">
          Any {label.toLowerCase()}
        </button>
      )}
    </fieldset>
  );
}
