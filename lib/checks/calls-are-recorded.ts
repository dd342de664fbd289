import { recordingOf } from "#lib/analysis/logging/recorders.ts";
import type { DataOf } from "#lib/analysis/logging/selectors.ts";
import type { CheckContext } from "./define.ts";
import { type Evidence, fail, pass, unknown, type Verdict } from "./verdicts.ts";

/** What checks of it have alike, whatever is called. */
export const recording = {
  severity: "medium",
  category: "logging",
  question: "calls-are-recorded",
  needs: ["cloudtrail-event-data-store", "cloudtrail-trail"],
} as const;

/** Passes when reads and writes are recorded, by one trail or by several together. `more` is shown beside. */
export function callsAreRecorded(
  data: DataOf,
  { inventory }: CheckContext,
  region: string,
  ...more: Evidence[]
): Verdict {
  const { reads, writes, by, unread } = recordingOf(data, region, inventory);
  const expected = `a trail that logs, with a selector for data events of ${data.type} that has ${data.arn}`;
  const seen = by.map(({ name, recorded }): Evidence => {
    const observed = `${name}: ${recorded.reads} of the reads, ${recorded.writes} of the writes`;
    return { path: "AdvancedEventSelectors", observed, expected };
  });
  if (reads === "all" && writes === "all") return pass(...seen, ...more);
  if (unread.length > 0) return unknown(`Whether its calls are recorded is not known: ${unread.join("; ")}.`);
  if (reads !== "none" && writes !== "none") {
    const names = by.map(({ name }) => name).join(", ");
    return unknown(`${names} record some of its calls: their selectors ask for more than what is called.`);
  }
  if (seen.length > 0) return fail(...seen, ...more);
  return fail({ path: "AdvancedEventSelectors", observed: `no trail records them in ${region}`, expected }, ...more);
}
