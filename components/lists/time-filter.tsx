"use client";
import { ChevronDown, X } from "lucide-react";
import type { Times } from "#lib/format-times.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { Popover } from "../ui/popover.tsx";
import { PopoverClose } from "../ui/popover-close.tsx";

interface Range {
  from: string | null;
  to: string | null;
}

const hourMs = 3_600_000;
const presets: [label: string, hours: number][] = [
  ["Last 24 hours", 24],
  ["Last 7 days", 7 * 24],
  ["Last 30 days", 30 * 24],
];

/** From when to when: usual spans, or two moments in the reader’s time zone. */
export function TimeFilter({ from, to, onChange }: Range & { onChange: (range: Range) => void }) {
  const times = useTimes();
  const words = rangeWords({ from, to }, times);
  return (
    <div className="flex">
      <Popover
        label="Filter by time"
        width="w-80"
        trigger={
          <Button className={cx("px-2.5", words ? "border-accent" : "border-line text-muted")}>
            Time
            {words && <span className="font-medium text-accent">{words}</span>}
            <ChevronDown className="text-faint" aria-hidden="true" />
          </Button>
        }
      >
        <div className="p-1">
          {presets.map(([label, hours]) => (
            <PopoverClose key={label} asChild>
              <Button
                variant="quiet"
                className="w-full justify-start px-2 text-ink"
                onClick={() => onChange({ from: hoursAgo(hours), to: null })}
              >
                {label}
              </Button>
            </PopoverClose>
          ))}
          <div className="mt-1 flex flex-col gap-2 border-t p-2">
            <Moment label={`From, ${times.place}`} value={from} onChange={(next) => onChange({ from: next, to })} />
            <Moment label={`To, ${times.place}`} value={to} onChange={(next) => onChange({ from, to: next })} />
          </div>
        </div>
      </Popover>
      {words && (
        <Button variant="quiet" className="w-8 px-0" onClick={() => onChange({ from: null, to: null })}>
          <X aria-hidden="true" />
          <span className="sr-only">Any time</span>
        </Button>
      )}
    </div>
  );
}

function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const times = useTimes();
  const shown = value === null ? "" : times.field(value);
  return (
    <label className="flex items-center justify-between gap-3">
      <span className="whitespace-nowrap text-muted">{label}</span>
      <input
        type="datetime-local"
        defaultValue={shown}
        key={shown}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        onBlur={({ target }) => {
          if (target.value !== shown) onChange(target.value ? times.momentOf(target.value) : null);
        }}
        className="h-8 min-w-0 rounded-md border border-control bg-raised px-2 pointer-coarse:h-10"
      />
    </label>
  );
}

/** To the hour, so that the address stays the same for a while. */
function hoursAgo(hours: number): string {
  return new Date(Math.floor(Date.now() / hourMs) * hourMs - hours * hourMs).toISOString();
}

function rangeWords({ from, to }: Range, times: Times): string {
  const word = (iso: string) =>
    times.minute(iso) === "00:00" ? times.shortDate(iso) : `${times.shortDate(iso)} ${times.minute(iso)}`;
  if (from && to) return `${word(from)} – ${word(to)}`;
  if (from) return `since ${word(from)}`;
  return to ? `until ${word(to)}` : "";
}
