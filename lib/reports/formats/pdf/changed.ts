import { checkOf } from "#lib/checks/catalogue.ts";
import type { FindingChangeKind } from "#lib/filters/findings.ts";
import { plural } from "#lib/format.ts";
import type { FindingChangeCounts } from "#lib/store/views.ts";
import { changeWords } from "../../change-words.ts";
import type { Report, ReportChange, ReportSince } from "../../report.ts";
import { type SightChanges, sightBetween } from "../../sight.ts";
import { type FailingCheck, mostPrinted } from "./failing.ts";

/** A report, the scan that it is compared with, and what was lost sight of between them. */
export interface Compared extends SightChanges {
  report: Report;
  since: ReportSince;
  counts: FindingChangeCounts;
}

export async function comparedIn(reports: readonly Report[]): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const report of reports) {
    const { since, coverage } = report;
    if (since)
      compared.push({ report, since, counts: await since.counts(), ...sightBetween(since.coverage, coverage) });
  }
  return compared;
}

/** What could be read and judged before, and cannot be now; null where that is nothing. */
export function lostWords({ lost, counts: { "newly-unknown": unknown } }: Compared): string | null {
  const told = [
    ...(lost.length > 0 ? [`${plural(lost.length, "call")} gave everything before and less than that now.`] : []),
    ...(unknown > 0 ? [`${plural(unknown, "finding")} could be judged before and cannot be now.`] : []),
  ];
  return told.length > 0 ? told.join(" ") : null;
}

/** A check of which findings changed in one way, and as many of them as are printed. */
export interface ChangedCheck extends FailingCheck {
  changes: ReportChange[];
}

/** What changed, under what it is first and then under its check, in the order of the report. */
export type Changed = ReadonlyMap<FindingChangeKind, readonly ChangedCheck[]>;

/** All of it is gone through, so that everything is counted; what is kept of it is what is printed. */
export async function changedIn(since: ReportSince): Promise<Changed> {
  const found = new Map<FindingChangeKind, Map<string, ChangedCheck>>();
  for await (const change of since.findings()) {
    const [kind] = change.changes;
    if (!kind) continue;
    const checks = found.get(kind) ?? new Map<string, ChangedCheck>();
    found.set(kind, checks);
    await take(checks, change);
  }
  return new Map([...found].map(([kind, checks]) => [kind, [...checks.values()]]));
}

async function take(checks: Map<string, ChangedCheck>, change: ReportChange): Promise<void> {
  const { finding, before, after } = change;
  const { check: id, severity } = finding;
  // What fails now is printed otherwise than the rest.
  const key = `${id} ${after === "fail"}`;
  const own = checks.get(key) ?? {
    ...{ check: id, severity: checkOf(id)?.severity ?? severity, count: 0, accepted: 0 },
    ...{ changes: [], findings: [], fix: undefined },
  };
  checks.set(key, own);
  own.count++;
  if (finding.waiver) own.accepted++;
  if (own.changes.length >= mostPrinted[own.severity]) return;
  own.changes.push(change);
  if (after !== "fail") return;
  if (own.findings.length === 0) own.fix = await finding.fix();
  own.findings.push({ finding, blame: await finding.blame(), change: changeWords(before, after) });
}
