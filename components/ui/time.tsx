"use client";
import { formatAgo } from "#lib/format.ts";
import { usePreferences, useTimes } from "../preferences/preferences-context.tsx";

/**
 * A moment in the reader's time zone. `ago` is how long ago it was when drawn, or the exact time for who prefers that; the exact one is
 * always in the title.
 */
export function Time({ iso, show = "ago" }: { iso: string; show?: "ago" | "date" | "datetime" }) {
  const [{ times: preferred }] = usePreferences();
  const times = useTimes();
  const exact = times.dateTime(iso);
  const isAgo = show === "ago" && preferred === "relative";
  const text = isAgo ? formatAgo(iso, new Date()) : show === "date" ? times.date(iso) : exact;
  return (
    // The browser draws `ago` a moment after the server did.
    <time
      dateTime={iso}
      title={exact}
      className={show === "ago" && !isAgo ? undefined : "whitespace-nowrap"}
      suppressHydrationWarning
    >
      {/* Room for `ago` is too narrow for it in one line: it may break between day and clock alone. */}
      {show === "ago" && !isAgo ? text.replace(/(?<!,) /g, "\u00a0") : text}
    </time>
  );
}
