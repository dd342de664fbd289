"use client";
import { ChevronRight } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { plural } from "#lib/format.ts";
import type { EventRow } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { cx } from "../ui/class-names.ts";
import { useRowKeys } from "../ui/row-keys.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { eventColumns } from "./event-columns.tsx";
import { EventLine } from "./event-line.tsx";
import { EffectMark } from "./event-marks.tsx";
import { longDay } from "./moments.ts";
import { countNames, type TimelineItem, type TimelineNote, timelineOf } from "./timeline-days.ts";

interface Lines {
  columns: readonly Column<EventRow>[];
  selected: string | null;
}

/** Events by day, newest first, with notes among them; reads in a row are folded, changes and failures stand by themselves. */
export function Timeline({
  events,
  notes = [],
  selected,
  hrefOf,
  open,
}: {
  events: readonly EventRow[];
  notes?: readonly TimelineNote[];
  selected: string | null;
  hrefOf: (id: string) => string;
  open: (id: string) => void;
}) {
  const times = useTimes();
  const scroller = useRef<HTMLOListElement>(null);
  const columns = useMemo(() => eventColumns({ hrefOf, open, isDated: false, times }), [hrefOf, open, times]);
  useRowKeys(scroller);
  return (
    <ol ref={scroller}>
      {timelineOf(events, notes, times).map(({ day, items }) => (
        <li key={day} className="mb-5">
          <h2 className="ledger-rule sticky top-0 z-10 bg-paper px-4 pt-2 pb-1 font-semibold md:px-6">
            {longDay(day)} <span className="font-normal text-faint">{times.place}</span>
          </h2>
          <ol>
            {items.map((item) => (
              <li key={keyOf(item)}>
                {item.type === "note" && item.note.content}
                {item.type === "event" && (
                  <EventLine event={item.event} columns={columns} isSelected={item.event.id === selected} />
                )}
                {item.type === "reads" && <FoldedReads events={item.events} columns={columns} selected={selected} />}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function keyOf(item: TimelineItem): string {
  if (item.type === "note") return `note ${item.note.at}`;
  return item.type === "event" ? item.event.id : item.id;
}

function FoldedReads({ events, columns, selected }: Lines & { events: readonly EventRow[] }) {
  const times = useTimes();
  const [isOpen, setOpen] = useState(events.some((event) => event.id === selected));
  const [newest, oldest] = [events[0], events.at(-1)];
  if (!newest || !oldest) return null;
  const names = countNames(events)
    .slice(0, 4)
    .map(({ name, count }) => (count === 1 ? name : `${name} ×${count}`));
  const actors = new Set(events.map((event) => event.actor)).size;
  return (
    <div className={cx("border-b", isOpen && "border-l-2 border-l-rule")}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex row-height-9 w-full min-w-0 flex-wrap items-center gap-x-3 px-4 text-left text-muted -outline-offset-2 hover:bg-hover md:flex-nowrap md:px-6"
      >
        <span className="flex shrink-0 items-center gap-2 md:w-[7.5rem]">
          <ChevronRight
            className={cx("-ml-1 size-4 text-faint transition-transform", isOpen && "rotate-90")}
            aria-hidden="true"
          />
          <span className="font-mono text-xs text-faint">
            {times.minute(oldest.at)}–{times.minute(newest.at)}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-2 md:pl-1">
          <EffectMark effect="read" />
          {plural(events.length, "read-only event")} by {plural(actors, "actor")}
        </span>
        <UntrustedText className="text-xs text-faint">{names.join(", ")}</UntrustedText>
      </button>
      {isOpen && (
        <ol className="border-t">
          {events.map((event) => (
            <li key={event.id}>
              <EventLine event={event} columns={columns} isSelected={event.id === selected} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
