import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Report, ReportFinding } from "./report.ts";

const order: readonly (readonly [VerdictStatus, Exposure])[] = [
  ["fail", "live"],
  ["fail", "record"],
  ["unknown", "live"],
  ["unknown", "record"],
  ["pass", "live"],
  ["pass", "record"],
  ["not-applicable", "live"],
  ["not-applicable", "record"],
];

/** The findings of these verdicts, what can be abused today first: a reader that stops early has the worst. */
export async function* everyVerdict(
  report: Report,
  wanted?: readonly VerdictStatus[],
): AsyncGenerator<ReportFinding, undefined> {
  for (const [status, exposure] of order) {
    if (!wanted || wanted.includes(status)) yield* report.findings({ status, exposure });
  }
}
