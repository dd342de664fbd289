import { formatCount, formatScore, plural } from "#lib/format.ts";
import type { FindingWaiver } from "#lib/store/views.ts";
import type { Report, VerdictCount } from "./report.ts";

/* What people accepted, in plain words. Reason, owner and ticket are other people's text: each format escapes them. */

/** `Accepted until 2027-02-28 by Ada: behind the firewall (ticket RISK-7)`, the day being the last. */
export function waiverText({ until, owner, reason, ticket }: FindingWaiver): string {
  return `Accepted until ${until} by ${owner}: ${reason}${ticket === null ? "" : ` (ticket ${ticket})`}`;
}

/** What the score leaves out and what it would be with it, as a sentence without its full stop; undefined where nothing was accepted. */
export function acceptedWords({
  waived,
  withWaived,
}: Pick<Report["score"], "waived" | "withWaived">): string | undefined {
  if (waived === 0) return undefined;
  const found = `${plural(waived, "finding was", "findings were")} accepted as a risk`;
  // Of a scan of which it is not kept what its score was made of.
  if (!withWaived) return `${found}; the score counts ${waived === 1 ? "it" : "them"} as failing all the same`;
  return `${found} and left out of the score: ${gradeWithWaived(withWaived)} if nothing were accepted`;
}

function gradeWithWaived({ value, grade }: NonNullable<Report["score"]["withWaived"]>): string {
  return value === null ? "not scored" : `grade ${grade}, ${formatScore(value)} of 100,`;
}

/** How many of these findings fail and were accepted. */
export function acceptedIn(counts: readonly Pick<VerdictCount, "waived">[]): number {
  return counts.reduce((sum, { waived = 0 }) => sum + waived, 0);
}

/** `, 2 of them accepted`; nothing where none was. */
export function ofThemAccepted(count: number): string {
  return count > 0 ? `, ${formatCount(count)} of them accepted` : "";
}
