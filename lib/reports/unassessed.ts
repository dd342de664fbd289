import { plural, wordsOf } from "#lib/format.ts";
import type { Report, ReportCoverage } from "./report.ts";

/** What one call gave for one kind, in all the regions where it gave the same. */
export interface UnassessedLine
  extends Pick<ReportCoverage, "kind" | "action" | "status" | "permission" | "refusedBy"> {
  regions: string[];
  /** What AWS said, in the first of them. */
  error: string | undefined;
  notes: { region: string; note: string }[];
}

/** The calls that did not give everything: first what gave nothing, then what gave a part. */
export function unassessedLines(coverage: readonly ReportCoverage[]): UnassessedLine[] {
  const lines = new Map<string, UnassessedLine>();
  for (const { region, kind, action, status, permission, refusedBy, error, note } of coverage) {
    if (status === "complete") continue;
    const key = JSON.stringify([kind, action, status, permission, refusedBy, error?.split(":")[0]]);
    const line = lines.get(key) ?? {
      kind,
      action,
      status,
      ...(permission && { permission }),
      ...(refusedBy && { refusedBy }),
      error,
      regions: [],
      notes: [],
    };
    lines.set(key, line);
    line.regions.push(region);
    if (note) line.notes.push({ region, note });
  }
  return [...lines.values()].sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ status }: UnassessedLine): number {
  return status === "partial" ? 1 : 0;
}

/** Permissions that would have let the audit read what it was refused; not those that something else denies as well. */
export function missingPermissions(coverage: readonly ReportCoverage[]): string[] {
  const missing = coverage.flatMap(({ permission, refusedBy }) => (permission && !refusedBy ? permission : []));
  return [...new Set(missing)].sort();
}

/** What the scan was not asked for, a sentence each. */
export function leftOutOf({ scan, limits }: Report): string[] {
  const { horizonDays, kindsLeftOut } = limits;
  const sentences = [`Regions other than ${scan.regions.join(", ")}.`];
  if (horizonDays !== "all")
    sentences.push(`Finished jobs that were created more than ${plural(horizonDays, "day")} before the scan.`);
  if (kindsLeftOut.length > 0)
    sentences.push(
      `Kinds that the scan was not asked for: ${kindsLeftOut.join(", ")}. What stands here about them is of an earlier scan, and says so.`,
    );
  return sentences;
}

/** `Domain in us-east-1: denied`: what was not read, and how it went. */
export function unassessedTitle({ kind, regions, status }: UnassessedLine): string {
  return `${wordsOf(kind)} in ${regions.join(", ")}: ${status}`;
}

/** Why, and what would help: sentences in which AWS's own words stand. */
export function whyUnassessed({ regions, error, notes, permission, refusedBy }: UnassessedLine): string[] {
  return [
    ...(error ? [`${error}${regions.length > 1 ? ". Much the same in the other regions." : ""}`] : []),
    ...notes.map(({ region, note }) => (regions.length > 1 ? `${region}: ${note}` : note)),
    ...(permission
      ? [refusedBy ? `A ${refusedBy} refuses ${permission}: granting it is not enough.` : `Grant ${permission}.`]
      : []),
  ];
}
