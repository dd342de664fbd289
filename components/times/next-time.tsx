"use client";
import { useSyncExternalStore } from "react";
import { formatDateTime } from "#lib/format.ts";
import { shownIn } from "./times-words.ts";

const never = () => () => undefined;

/** A moment in the zone of what it is of, and in the reader's own where clocks there show another. The server does not know whose that is. */
export function NextTime({ iso, timeZone }: { iso: string; timeZone: string }) {
  const own = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  const there = shownIn(timeZone, iso);
  const here = own && shownIn(own, iso);
  return (
    <time dateTime={iso} title={formatDateTime(iso)}>
      {there} ({timeZone}){here && here !== there && `, which is ${here} (${own})`}
    </time>
  );
}
