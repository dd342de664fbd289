import type { ReportLately } from "#lib/reports/lately.ts";
import type { ReportActivity } from "#lib/reports/report.ts";

/* Without a database: reports of unkept scans need it too. */

/** How far back a report tells what happened before its scan ended. */
const days = 30;

export function latelySpan(finishedAt: string): Pick<ReportLately, "since" | "until"> {
  return { since: new Date(Date.parse(finishedAt) - days * 86_400_000).toISOString(), until: finishedAt };
}

/** Where nothing of CloudTrail was read, or is kept. */
export function nothingKnown(finishedAt: string, reach: readonly Pick<ReportActivity, "gap">[]): ReportLately {
  return { ...latelySpan(finishedAt), unread: reach.flatMap(({ gap }) => gap ?? []), signals: null, calls: null };
}
