"use client";
import { useSyncExternalStore } from "react";
import { timesIn } from "#lib/format-times.ts";
import { useTimes } from "../preferences/preferences-context.tsx";

const never = () => () => undefined;

/** `30 Nov 2026, 07:00`: the zone is told beside it by its name. */
function shownIn(zone: string, iso: string): string {
  const { date, minute } = timesIn(zone);
  return `${date(iso)}, ${minute(iso)}`;
}

/**
 * A moment in the zone of what it is of, and in the reader's own where clocks there show another: the one that is preferred to UTC, or
 * the browser's, which the server does not know.
 */
export function NextTime({ iso, timeZone }: { iso: string; timeZone: string }) {
  const times = useTimes();
  const browsers = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  const own = times.zone === "UTC" ? browsers : times.zone;
  const there = shownIn(timeZone, iso);
  const here = own && shownIn(own, iso);
  return (
    <time dateTime={iso} title={times.dateTime(iso)}>
      {there} ({timeZone}){here && here !== there && `, which is ${here} (${own})`}
    </time>
  );
}
