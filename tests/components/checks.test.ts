import { expect, test } from "vitest";
import { type CheckRow, chosenChecks } from "#components/checks/check-row.ts";

const row = (id: string, severity: CheckRow["severity"], counts: Partial<CheckRow>): CheckRow => ({
  id,
  kind: "domain",
  title: id,
  failTitle: id,
  severity,
  category: "network",
  controls: [],
  pass: 0,
  fail: 0,
  waived: 0,
  unknown: 0,
  notApplicable: 0,
  recordFail: 0,
  ...counts,
});

test("worst first: what fails by severity, then what nobody knows, then what is fine", () => {
  const rows = [
    row("clean-critical", "critical", { pass: 9 }),
    row("one-low-of-one", "low", { fail: 1 }),
    row("unknown-low", "low", { unknown: 4 }),
    row("three-critical-of-many", "critical", { fail: 3, pass: 200 }),
    row("high", "high", { fail: 90 }),
  ];
  const state = { account: null, severity: [], category: [], kind: [], q: "", sort: "worst", check: null } as const;
  const shown = chosenChecks(rows, { ...state, severity: [], category: [], kind: [] });
  expect(shown.map(({ id }) => id)).toEqual([
    "three-critical-of-many",
    "high",
    "one-low-of-one",
    "unknown-low",
    "clean-critical",
  ]);
});
