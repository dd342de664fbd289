import type { SeenTogether } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";

/** "18 Nov 2026, 02:40:31 to 03:12:48 UTC": from the first to the last event that is evidence. */
export function SeenFrom({ seen: { at, lastAt } }: { seen: Pick<SeenTogether, "at" | "lastAt"> }) {
  const times = useTimes();
  const [day, lastDay] = [times.date(at), times.date(lastAt)];
  const [zone, lastZone] = [times.zoneAt(at), times.zoneAt(lastAt)];
  const end = at === lastAt ? "" : ` to ${day === lastDay ? "" : `${lastDay}, `}${times.clock(lastAt)}`;
  return (
    <span>
      {day}, {times.clock(at)}
      {zone !== lastZone && ` ${zone}`}
      {end} {lastZone}
    </span>
  );
}
