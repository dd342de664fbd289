import type { VerdictStatus } from "#lib/checks/verdicts.ts";

/** The good state is a claim; where nobody made it, it is said to be none. */
const before: Record<VerdictStatus, string> = {
  fail: "",
  pass: "",
  unknown: "Not known: ",
  "not-applicable": "Does not apply: ",
};

/** The title of a finding in the words of its verdict: it has the bad state for a fail, else the good one. */
export function verdictTitle({ status, title }: { status: VerdictStatus; title: string }): string {
  return `${before[status]}${title}`;
}
