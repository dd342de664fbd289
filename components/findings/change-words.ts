import { changeTitles } from "#lib/filters/change-titles.ts";
import type { FindingChangeKind } from "#lib/filters/findings.ts";

/** What a scan changed, in words: beside a count, as the name of a filter, and in what tone. */
export const changeWords: Record<FindingChangeKind, { short: string; long: string; tone: string }> = {
  new: { short: "new", long: changeTitles.new, tone: "text-critical" },
  regressed: { short: "back again", long: changeTitles.regressed, tone: "text-critical" },
  fixed: { short: "fixed", long: changeTitles.fixed, tone: "text-pass" },
  gone: { short: "gone", long: changeTitles.gone, tone: "text-muted" },
  "newly-unknown": { short: "newly unknown", long: changeTitles["newly-unknown"], tone: "text-unknown" },
  "newly-readable": { short: "newly readable", long: changeTitles["newly-readable"], tone: "text-muted" },
};

/** Where all findings that the scan on show changed in one way are listed, whatever their verdict is now. */
export function changeHref(account: string, change: FindingChangeKind): string {
  return `/findings?${new URLSearchParams({ account, view: "list", status: "any", exposure: "any", change })}`;
}
