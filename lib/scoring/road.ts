import type { Severity } from "#lib/checks/define.ts";
import { type LiveCount, scoreWithout } from "./score.ts";
import { enoughCoverage, type Grade, grades, leastFor, nothing, weights } from "./weights.ts";

/** What lifts an account to the grade above its own: the fewest fixes that do, and what has to be read for that. */
export interface Road {
  from: Grade;
  to: Grade;
  /** In the order in which they lift most; a critical one that caps the grade before others. */
  steps: RoadStep[];
  /** Critical findings that are unknown: until they are read and pass, no fix lifts the grade. */
  criticalUnknown: number;
  /** Too little could be assessed for more than a C, whatever is fixed. */
  isCoverageShort: boolean;
}

/** Findings of one check that are to be fixed, any of those that fail. */
export interface RoadStep {
  check: string;
  severity: Severity;
  fixes: number;
  /** How many of it fail. */
  failing: number;
  /** What the account has once this and all before are fixed. */
  value: number;
  grade: Grade;
}

/**
 * The road to the next grade, by the arithmetic of the score: fixing one finding of a check adds a fixed amount, whatever else is fixed. So
 * the fewest are those that add most, beside those that a cap asks for. Null with the best grade, and where nothing is graded.
 * @param all what fails and nobody accepted, with what passes and what is unknown
 */
export function roadOf(all: readonly LiveCount[], questionOf: (check: string) => string): Road | null {
  const counts = all.filter(([, , , pass, fail, unknown]) => pass + fail + unknown > 0);
  const scored = (fixed: ReadonlyMap<string, number>) => scoreWithout(fixedIn(counts, fixed), new Map(), questionOf);
  const now = scored(new Map());
  const to = now.grade && grades[grades.indexOf(now.grade) - 1];
  if (!now.grade || !to) return null;
  const isCapped = grades.indexOf(to) < grades.indexOf("D");
  const fixable = withGains(counts, questionOf);
  // What a cap asks for first, then what adds most; of equals the more severe.
  const order = fixable.toSorted(
    (one, other) =>
      Number(isCapped) * (Number(other.severity === "critical") - Number(one.severity === "critical")) ||
      other.gain - one.gain ||
      weights[other.severity] - weights[one.severity] ||
      (one.check < other.check ? -1 : 1),
  );
  const fixed = new Map<string, number>();
  const steps: RoadStep[] = [];
  let value = exactValue(counts, questionOf);
  for (const { check, severity, failing, gain } of order) {
    const isAsked = isCapped && severity === "critical";
    const missing = Math.ceil((leastFor(to) - nothing - value) / gain);
    const fixes = isAsked ? failing : Math.min(failing, Math.max(0, missing));
    if (fixes === 0) continue;
    value += fixes * gain;
    fixed.set(check, fixes);
    const score = scored(fixed);
    steps.push({ check, severity, fixes, failing, value: score.value ?? 0, grade: score.grade ?? now.grade });
  }
  const criticalUnknown = counts.reduce(
    (sum, [, severity, , , , unknown]) => sum + (severity === "critical" ? unknown : 0),
    0,
  );
  const { coverage } = now;
  const isCoverageShort = coverage < enoughCoverage && grades.indexOf(to) < grades.indexOf("C");
  return { from: now.grade, to, steps, criticalUnknown: isCapped ? criticalUnknown : 0, isCoverageShort };
}

function fixedIn(counts: readonly LiveCount[], fixed: ReadonlyMap<string, number>): LiveCount[] {
  return counts.map(([check, severity, category, pass, fail, unknown]) => {
    const more = fixed.get(check) ?? 0;
    return [check, severity, category, pass + more, fail - more, unknown];
  });
}

/** What fixing one finding of each check that fails adds to the score, in points. */
function withGains(counts: readonly LiveCount[], questionOf: (check: string) => string) {
  const { possible, weightOf } = weighed(counts, questionOf);
  return counts.flatMap(([check, severity, , pass, fail, unknown]) => {
    const gain = (100 * weightOf(check, severity)) / (possible * (pass + fail + unknown));
    return fail > 0 && gain > 0 ? [{ check, severity, failing: fail, gain }] : [];
  });
}

/** The score before it is rounded. */
function exactValue(counts: readonly LiveCount[], questionOf: (check: string) => string): number {
  const { possible, weightOf } = weighed(counts, questionOf);
  const earned = counts.reduce(
    (sum, [check, severity, , pass, fail, unknown]) =>
      sum + (weightOf(check, severity) * pass) / (pass + fail + unknown),
    0,
  );
  return (100 * earned) / possible;
}

/** As score.ts weighs: checks that share a question share the weight of one. */
function weighed(counts: readonly LiveCount[], questionOf: (check: string) => string) {
  const asked = new Map<string, number>();
  for (const [check, severity] of counts)
    if (weights[severity] > 0) asked.set(questionOf(check), (asked.get(questionOf(check)) ?? 0) + 1);
  const weightOf = (check: string, severity: Severity) => weights[severity] / (asked.get(questionOf(check)) ?? 1);
  const possible = counts.reduce((sum, [check, severity]) => sum + weightOf(check, severity), 0);
  return { possible, weightOf };
}
