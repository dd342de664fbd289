import { formatDateTime } from "#lib/format.ts";
import type { SeenTogether } from "#lib/store/views.ts";
import { clockOf } from "./moments.ts";

/** "18 Nov 2026, 02:40:31 to 03:12:48 UTC": from the first to the last event that is evidence. */
export function SeenFrom({ seen: { at, lastAt } }: { seen: Pick<SeenTogether, "at" | "lastAt"> }) {
  const [day, lastDay] = [at, lastAt].map((iso) => formatDateTime(iso).replace(/,.*/, ""));
  const end = at === lastAt ? "" : ` to ${day === lastDay ? "" : `${lastDay}, `}${clockOf(lastAt)}`;
  return (
    <span>
      {day}, {clockOf(at)}
      {end} UTC
    </span>
  );
}
