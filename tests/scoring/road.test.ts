import fc from "fast-check";
import { expect, test } from "vitest";
import type { Severity } from "#lib/checks/define.ts";
import { roadOf } from "#lib/scoring/road.ts";
import { type LiveCount, scoreWithout } from "#lib/scoring/score.ts";
import { grades } from "#lib/scoring/weights.ts";

const severity = fc.constantFrom<Severity>("critical", "high", "medium", "low", "info");
const count = (most: number) => fc.nat({ max: most });
const counts = (most: number, checks: number): fc.Arbitrary<LiveCount[]> =>
  fc
    .array(fc.tuple(severity, count(most), count(most), fc.oneof(fc.constant(0), count(1))), { maxLength: checks })
    .map((all) =>
      all.flatMap(([severity, pass, fail, unknown], at): LiveCount[] =>
        pass + fail + unknown === 0 ? [] : [[`${at % 2 ? "a" : "b"}/${at}`, severity, "network", pass, fail, unknown]],
      ),
    );
/** Some checks ask the same of several kinds. */
const questionOf = (check: string) => (check.startsWith("a") ? "a" : check);

function fixedBy(all: readonly LiveCount[], fixes: ReadonlyMap<string, number>): LiveCount[] {
  return all.map(([check, severity, category, pass, fail, unknown]) => {
    const more = fixes.get(check) ?? 0;
    return [check, severity, category, pass + more, fail - more, unknown];
  });
}

const gradeOf = (all: readonly LiveCount[]) => scoreWithout(all, new Map(), questionOf);
const rank = (grade: string | null) => (grade === null ? grades.length : grades.indexOf(grade as "A"));

test("each step gives the grade that it says, and the last the next grade, unless something has to be read", () => {
  fc.assert(
    fc.property(counts(6, 7), (all) => {
      const road = roadOf(all, questionOf);
      const now = gradeOf(all);
      if (!road) {
        expect([null, "A"]).toContain(now.grade);
        return;
      }
      expect([road.from, rank(road.to)]).toEqual([now.grade, rank(now.grade) - 1]);
      const fixes = new Map<string, number>();
      for (const { check, fixes: some, failing, value, grade } of road.steps) {
        expect(some).toBeLessThanOrEqual(failing);
        fixes.set(check, some);
        const then = gradeOf(fixedBy(all, fixes));
        expect([value, grade]).toEqual([then.value, then.grade]);
      }
      const reached = rank(gradeOf(fixedBy(all, fixes)).grade) <= rank(road.to);
      const isUnread = all.some(([, , , , , unknown]) => unknown > 0);
      if (!isUnread) expect(reached).toBe(true);
      if (road.criticalUnknown > 0 || road.isCoverageShort) expect(reached).toBe(false);
    }),
    {
      numRuns: 500,
      examples: [
        // Just 80 points, as a sum of shares a little less.
        [
          [
            ["b/0", "medium", "network", 4, 1, 0],
            ["b/2", "medium", "network", 1, 3, 0],
            ["a/3", "high", "network", 0, 1, 0],
            ["b/4", "low", "network", 1, 1, 0],
            ["a/5", "medium", "network", 0, 1, 0],
          ],
        ],
      ],
    },
  );
});

test("no fewer fixes reach it", () => {
  fc.assert(
    fc.property(counts(3, 4), (all) => {
      const road = roadOf(all, questionOf);
      if (!road || all.some(([, , , , , unknown]) => unknown > 0)) return;
      const fewest = road.steps.reduce((sum, { fixes }) => sum + fixes, 0);
      const tried = (at: number, left: number, fixes: Map<string, number>): boolean => {
        if (rank(gradeOf(fixedBy(all, fixes)).grade) <= rank(road.to)) return true;
        const one = all[at];
        if (!one) return false;
        for (let some = 0; some <= Math.min(left, one[4]); some++)
          if (tried(at + 1, left - some, new Map(fixes).set(one[0], some))) return true;
        return false;
      };
      expect(tried(0, fewest - 1, new Map())).toBe(false);
    }),
    { numRuns: 300 },
  );
});
