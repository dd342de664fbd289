import { formatDate } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { Time } from "../ui/time.tsx";
import type { WaiverRow, WaiverState } from "./waiver-row.ts";

const words: Readonly<Record<WaiverState, string>> = {
  active: "Holds",
  expiring: "Ends soon",
  expired: "Expired",
  ended: "Ended",
};
const tones: Readonly<Record<WaiverState, string>> = {
  active: "text-ink",
  expiring: "text-high",
  expired: "text-muted",
  ended: "text-muted",
};

/** How a decision stands. One that holds is no verdict, so it is never green. */
export function WaiverStanding({
  waiver: { state, until, endedAt },
}: {
  waiver: Pick<WaiverRow, "state" | "until" | "endedAt">;
}) {
  return (
    <span className={cx("whitespace-nowrap", tones[state])}>
      <span className="font-medium">{words[state]}</span>{" "}
      {endedAt === null ? `until ${formatDate(until)}` : <Time iso={endedAt} show="date" />}
    </span>
  );
}
