import type { Report, ReportChange, ReportCoverage } from "#lib/reports/report.ts";
import { findingWith, reportWith } from "./report-of.ts";

export const line = (parts: Partial<ReportCoverage> = {}): ReportCoverage => ({
  region: "us-east-1",
  kind: "domain",
  action: "sagemaker:ListDomains",
  status: "complete",
  ...parts,
});

/** What changed; every word that is not ours is `text`. */
export function changed(text: string, changes: readonly ReportChange[] = usual(text)): Report {
  const denied = line({ status: "denied", error: text });
  return reportWith([], {
    subject: "changes",
    coverage: [denied, line({ kind: "vpc", action: "ec2:DescribeVpcs" })],
    since: {
      scan: { id: "before", startedAt: "2026-11-19T11:58:00.000Z", finishedAt: "2026-11-19T12:00:00.000Z" },
      score: { value: 50, grade: "F", coverage: 1, waived: 0 },
      coverage: [line(), line({ kind: "vpc", action: "ec2:DescribeVpcs", status: "failed", error: text })],
      counts: async () => ({ new: 1, regressed: 0, fixed: 0, gone: 1, "newly-unknown": 1, "newly-readable": 1 }),
      findings: async function* () {
        yield* changes;
      },
      resources: async () => [
        { arn: text, kind: "domain", name: text, region: "us-east-1", is: "new" },
        { arn: text, kind: "vpc", name: text, region: "us-east-1", is: "gone" },
      ],
    },
  });
}

export function usual(text: string): ReportChange[] {
  const resource = { ...findingWith().resource, arn: text, name: text };
  const evidence = [{ path: text, observed: text, expected: text }];
  const waiver = { id: text, reason: text, owner: text, ticket: text, until: "2027-02-28" };
  return [
    {
      changes: ["new", "newly-readable"],
      before: "unknown",
      after: "fail",
      finding: findingWith({ id: "a", resource, evidence, waiver }),
    },
    { changes: ["gone"], before: "fail", after: null, finding: findingWith({ id: "b", resource, evidence }) },
    {
      changes: ["newly-unknown"],
      before: "pass",
      after: "unknown",
      finding: findingWith({ id: "c", status: "unknown", resource, evidence: [], reason: text }),
    },
  ];
}
