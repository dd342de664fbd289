import type { EventRow } from "#lib/store/views.ts";
import { dayOf } from "./moments.ts";

/** One line of a timeline: an event to see, or reads in a row that are folded into one line. */
export type TimelineItem = { type: "event"; event: EventRow } | { type: "reads"; id: string; events: EventRow[] };

export interface TimelineDay {
  day: string;
  items: TimelineItem[];
}

/**
 * Events, newest first, by UTC day. Successful reads in a row are folded, three or more of them; changes and everything
 * that failed always stand by themselves.
 */
export function timelineOf(events: readonly EventRow[]): TimelineDay[] {
  return [...Map.groupBy(events, (event) => dayOf(event.at))].map(([day, rows]) => ({ day, items: folded(rows) }));
}

const fewest = 3;

function folded(events: readonly EventRow[]): TimelineItem[] {
  const items: TimelineItem[] = [];
  let run: EventRow[] = [];
  const endRun = () => {
    const [first] = run;
    if (first && run.length >= fewest) items.push({ type: "reads", id: first.id, events: run });
    else items.push(...run.map((event) => ({ type: "event" as const, event })));
    run = [];
  };
  for (const event of events) {
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
