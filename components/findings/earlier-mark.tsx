import type { FindingRow } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { cx } from "../ui/class-names.ts";
import { Time } from "../ui/time.tsx";

/** In a row: the verdict is an earlier scan's, and from when. Nothing for what the scan on show judged. */
export function EarlierMark({
  finding: { isEarlier, readAt },
  className,
}: {
  finding: Pick<FindingRow, "isEarlier" | "readAt">;
  className?: string;
}) {
  const times = useTimes();
  if (!isEarlier) return null;
  return (
    <span
      title={`Not part of the last scan; read ${times.dateTime(readAt)}`}
      className={cx("relative z-10 text-xs whitespace-nowrap text-faint", className)}
    >
      not in the last scan
    </span>
  );
}

/** The same as a sentence, for a screen about one thing. */
export function EarlierNote({ readAt }: { readAt: string }) {
  return (
    <p className="mt-2 border-l-2 border-rule bg-sunken px-3 py-1.5 text-muted">
      Not part of the last scan; read <Time iso={readAt} show="datetime" />.
    </p>
  );
}
