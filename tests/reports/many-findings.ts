import { createHash } from "node:crypto";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { ReportFinding } from "#lib/reports/report.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { account, findingWith } from "./report-of.ts";

const statuses = ["fail", "pass", "pass", "unknown"] as const;
const regions = ["us-east-1", "eu-west-1", "ap-southeast-2"] as const;

/** So many findings of all checks, check by check as a report has them; each has names, times and ids of its own, which pack badly. */
export function* manyFindings(count: number): Generator<ReportFinding> {
  const all = checks as readonly Check[];
  for (let at = 0; at < count; at++) {
    const check = all[Math.floor((at * all.length) / count)];
    if (!check) return;
    const id = createHash("sha256").update(String(at)).digest("hex");
    const name = `${check.kind}-${id.slice(0, 12)}`;
    const region = regions[at % regions.length] ?? "us-east-1";
    const status = statuses[at % statuses.length] ?? "pass";
    const { severity, category, controls } = check;
    const arn = `arn:aws:sagemaker:${region}:${account}:${check.kind}/${name}`;
    const since = new Date(Date.UTC(2026, 0, 1) + at * 1_234_567).toISOString();
    yield findingWith({
      ...{ id: id.slice(0, 24), check: check.id, severity, category, controls, status, since },
      title: status === "fail" ? check.failTitle : check.title,
      exposure: at % 7 === 0 ? "record" : "live",
      resource: { arn, kind: check.kind, name, region },
      ...(status === "unknown" && { reason: `AccessDenied: ${arn} could not be read, request ${id.slice(24, 48)}.` }),
      evidence:
        status === "unknown"
          ? []
          : [{ path: `Settings.${name}`, observed: `key/${id.slice(0, 32)}`, expected: "nothing of the kind" }],
      fix: async () =>
        status === "fail"
          ? {
              mutability: "in-place",
              summary: `Set it right in ${name}.`,
              cli: `aws sagemaker update --name ${name}`,
              consoleUrl: `https://${region}.console.aws.amazon.com/sagemaker/home#/${name}`,
            }
          : undefined,
      blame: async () =>
        status === "fail"
          ? { ...plainEvent, id: id.slice(0, 36), actor: `user-${at % 40}`, certainty: "set", gaps: [] }
          : undefined,
    });
  }
}
