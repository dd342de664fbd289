import { type Severity, severities } from "#lib/checks/define.ts";

/** What a check counts for in a score. `info` is shown and never scored. */
export const weights: Record<Severity, number> = { critical: 10, high: 5, medium: 2, low: 1, info: 0 };

/** Worst first; also the order of the findings list. */
export const severityRank: Record<Severity, number> = { critical: 4, high: 3, medium: 2, low: 1, info: 0 };

/** The severity of a rank; of one that no release has, `info`. */
export function severityOf(rank: number): Severity {
  return severities.find((severity) => severityRank[severity] === rank) ?? "info";
}

/** To count failing findings in. */
export function noFailing(): Record<Severity, number> {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
}

export const grades = ["A", "B", "C", "D", "F"] as const;
export type Grade = (typeof grades)[number];

/** Lowest score, 0–100, that earns each grade. */
const thresholds: readonly (readonly [Grade, number])[] = [
  ["A", 90],
  ["B", 80],
  ["C", 70],
  ["D", 60],
  ["F", 0],
];

/** What sums of shares may be off by: a score that is just what a grade takes has it. */
export const nothing = 1e-9;

/** Under this share of assessed verdicts a grade is provisional. */
export const enoughCoverage = 0.8;

export function gradeOf(value: number): Grade {
  return thresholds.find(([, least]) => value >= least - nothing)?.[0] ?? "F";
}

/** The score that a grade takes. */
export function leastFor(grade: Grade): number {
  return thresholds.find(([one]) => one === grade)?.[1] ?? 0;
}

/** In the order of lists: worst first, none last. */
export function gradeRank(grade: Grade | "none"): number {
  return grade === "none" ? grades.length : grades.length - 1 - grades.indexOf(grade);
}

/** The worse of two grades. */
export function cappedAt(grade: Grade, cap: Grade): Grade {
  return grades.indexOf(grade) > grades.indexOf(cap) ? grade : cap;
}
