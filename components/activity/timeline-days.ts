import type { Times } from "#lib/format-times.ts";
import type { EventRow } from "#lib/store/views.ts";

/** What stands among events at its time and is none: drawn by whoever puts it there. */
export interface TimelineNote {
  /** ISO time. */
  at: string;
  content: React.ReactNode;
}

/** One line of a timeline: an event to see, reads in a row that are folded into one line, or a note. */
export type TimelineItem =
  | { type: "event"; event: EventRow }
  | { type: "reads"; id: string; events: EventRow[] }
  | { type: "note"; note: TimelineNote };

export interface TimelineDay {
  day: string;
  items: TimelineItem[];
}

/**
 * Events, newest first, by day of the reader’s time zone. Successful reads in a row are folded, three or more of them; changes, everything
 * that failed, and notes always stand by themselves.
 */
export function timelineOf(events: readonly EventRow[], notes: readonly TimelineNote[], times: Times): TimelineDay[] {
  // Of one moment the note comes first: it tells of what happened before it.
  const rows = [...notes.map((note) => ({ at: note.at, note })), ...events.map((event) => ({ at: event.at, event }))];
  rows.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  return [...Map.groupBy(rows, ({ at }) => times.day(at))].map(([day, own]) => ({ day, items: folded(own) }));
}

const fewest = 3;

type Row = { event: EventRow } | { note: TimelineNote };

function folded(rows: readonly Row[]): TimelineItem[] {
  const items: TimelineItem[] = [];
  let run: EventRow[] = [];
  const endRun = () => {
    const [first] = run;
    if (first && run.length >= fewest) items.push({ type: "reads", id: first.id, events: run });
    else items.push(...run.map((event) => ({ type: "event" as const, event })));
    run = [];
  };
  for (const row of rows) {
    if ("note" in row) {
      endRun();
      items.push({ type: "note", note: row.note });
      continue;
    }
    const { event } = row;
    if (event.readOnly && event.errorCode === null) {
      run.push(event);
      continue;
    }
    endRun();
    items.push({ type: "event", event });
  }
  endRun();
  return items;
}

/** `DescribeEndpoint ×12, ListTags ×3`: the most frequent first. */
export function countNames(events: readonly EventRow[]): { name: string; count: number }[] {
  const groups = [...Map.groupBy(events, (event) => event.name)];
  return groups.map(([name, same]) => ({ name, count: same.length })).sort((one, other) => other.count - one.count);
}
