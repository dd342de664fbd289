import { habitsIn } from "#lib/signals/over-time/habits.ts";
import { type HabitRow, type Past, pastOf } from "#lib/signals/over-time/past.ts";
import type { RecordedEvent } from "#lib/store/views.ts";

/** The habits of these events, by the plainest of ways. */
export function habitRows(events: readonly RecordedEvent[]): HabitRow[] {
  const rows = new Map<string, HabitRow>();
  for (const event of events) {
    for (const habit of habitsIn(event)) {
      const key = JSON.stringify(habit);
      const known = rows.get(key);
      if (!known || event.at < known.firstAt) rows.set(key, { ...habit, firstAt: event.at });
    }
  }
  return [...rows.values()];
}

/** What a day (its begin, ISO) knows of the past. */
export function pastAt(
  rows: readonly HabitRow[],
  day: string,
  followed: readonly { region: string; since: string }[] = [],
): Past {
  const from = new Date(Date.parse(day) - 86_400_000).toISOString();
  const to = new Date(Date.parse(day) + 86_400_000).toISOString();
  const recent = rows.filter(({ firstAt }) => firstAt >= from && firstAt < to);
  const names = new Set(recent.map(({ principal }) => principal));
  const principals = [...names].map((principal) => {
    const own = rows.filter((row) => row.principal === principal);
    return {
      principal,
      since: own.find(({ aspect }) => aspect === "any")?.firstAt ?? day,
      networks: own.filter(({ aspect, firstAt }) => aspect === "network" && firstAt < from).length,
    };
  });
  return pastOf({ recent, principals, followed });
}
