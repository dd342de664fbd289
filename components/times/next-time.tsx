"use client";
import { useSyncExternalStore } from "react";
import { useTimes } from "../preferences/preferences-context.tsx";
import { shownIn } from "./times-words.ts";

const never = () => () => undefined;

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
