"use client";
import { ChevronDown, X } from "lucide-react";
import { formatDateTime } from "#lib/format.ts";
import { shortDate } from "../activity/moments.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { Popover, PopoverClose } from "../ui/popover.tsx";

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

/** From when to when: usual spans, or two moments in UTC. */
export function TimeFilter({ from, to, onChange }: Range & { onChange: (range: Range) => void }) {
  const words = rangeWords({ from, to });
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
            <Moment label="From, UTC" value={from} onChange={(next) => onChange({ from: next, to })} />
            <Moment label="To, UTC" value={to} onChange={(next) => onChange({ from, to: next })} />
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
  return (
    <label className="flex items-center justify-between gap-3">
      <span className="whitespace-nowrap text-muted">{label}</span>
      <input
        type="datetime-local"
        defaultValue={value?.slice(0, 16) ?? ""}
        key={value}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        onBlur={({ target }) => {
          const next = target.value ? `${target.value}:00.000Z` : null;
          if (next?.slice(0, 16) !== value?.slice(0, 16)) onChange(next);
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

function rangeWords({ from, to }: Range): string {
  const word = (iso: string) =>
    iso.slice(11, 16) === "00:00"
      ? shortDate(iso)
      : formatDateTime(iso)
          .replace(/ \d{4},/, "")
          .replace(" UTC", "");
  if (from && to) return `${word(from)} – ${word(to)}`;
  if (from) return `since ${word(from)}`;
  return to ? `until ${word(to)}` : "";
}
