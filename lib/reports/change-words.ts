import type { VerdictStatus } from "#lib/checks/verdicts.ts";

const then: Record<VerdictStatus, string> = {
  fail: "failed",
  pass: "passed",
  unknown: "was unknown",
  "not-applicable": "did not apply",
};

const now: Record<VerdictStatus, string> = {
  fail: "fails",
  pass: "passes",
  unknown: "is unknown",
  "not-applicable": "does not apply",
};

/** "was unknown, fails": what a finding was at one scan and is at another; null where it was not there. */
export function changeWords(before: VerdictStatus | null, after: VerdictStatus | null): string {
  return `${before === null ? "was not there" : then[before]}, ${after === null ? "is gone" : now[after]}`;
}
