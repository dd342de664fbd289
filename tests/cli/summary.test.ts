import { expect, test } from "vitest";
import { exitCode, type Result, summaryTable, worstOf } from "#lib/cli/summary.ts";
import { noFailing } from "#lib/scoring/weights.ts";

function result(coverage: number, records: number | null, failing: Partial<ReturnType<typeof noFailing>> = {}): Result {
  const score = { value: 69.9, grade: "C" as const, coverage, provisional: false, waived: 0, categories: [] };
  const verdicts = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
  return {
    score: { ...score, records: { assessed: 1, unknown: 1, coverage: records, provisional: false } },
    summary: {
      ...{ verdicts, recordFailing: noFailing(), resources: 1, records: 1, changes: null },
      failing: { ...noFailing(), ...failing },
    },
  };
}

test("an account that was not read is worse than findings, and they than a low coverage", () => {
  expect(worstOf([])).toBe(0);
  expect(worstOf([0, 4, 0])).toBe(4);
  expect(worstOf([4, 3, 0])).toBe(3);
  expect(worstOf([3, 1, 4])).toBe(1);
});

test("the code of one account: findings at or above a severity, then the lower of its coverages", () => {
  expect(exitCode(result(1, null, { medium: 2 }), "high", 100)).toBe(0);
  expect(exitCode(result(0.5, null, { high: 1 }), "high", 90)).toBe(3);
  expect(exitCode(result(1, 0.8), undefined, 90)).toBe(4);
  expect(exitCode(result(0.8, 1), undefined, 80)).toBe(0);
  // What has no score was not read.
  expect(exitCode({ score: null, summary: null }, undefined, 1)).toBe(4);
});

test("the table has a line for each account, and no name that would turn it", () => {
  const done = [
    { target: { id: "111111111111", name: "\u202eTeam" }, result: result(1, 0.999, { critical: 12 }) },
    { target: { id: "222222222222", name: "" }, result: { score: null, summary: null } },
  ];
  const missed = [{ id: "profile x", name: "", why: "No\u0007body is let in." }];
  expect(summaryTable(done, missed)).toBe(
    [
      "Account                      Score  Coverage  Critical  High  Medium  Low  Info",
      "111111111111 ([U+202E]Team)   69 C      99 %        12     0       0    0     0",
      "222222222222                  none       0 %         0     0       0    0     0",
      "profile x                    not scanned: No[U+0007]body is let in.",
      "",
    ].join("\n"),
  );
});
