import type { Severity } from "#lib/checks/define.ts";
import { type LiveCount, scoreWithout, weighing } from "./score.ts";
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
  const { value: before, fixable } = gainsIn(counts, questionOf);
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
  let value = before;
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

/** The score before it is rounded, and what fixing one finding of each check that fails adds to it, in points. */
function gainsIn(counts: readonly LiveCount[], questionOf: (check: string) => string) {
  const scored = counts.flatMap(([check, severity, , pass, fail, unknown]) =>
    weights[severity] > 0
      ? { check, severity, question: questionOf(check), pass, failing: fail, all: pass + fail + unknown }
      : [],
  );
  const weightOf = weighing(scored);
  const possible = scored.reduce((sum, one) => sum + weightOf(one), 0);
  const gains = scored.map((one) => ({ ...one, gain: (100 * weightOf(one)) / (possible * one.all) }));
  return {
    value: gains.reduce((sum, { pass, gain }) => sum + pass * gain, 0),
    fixable: gains.filter(({ failing }) => failing > 0),
  };
}
