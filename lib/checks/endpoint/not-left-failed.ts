import { z } from "zod";
import { defineCheck } from "../define.ts";
import { clearFailed } from "../remedies/endpoint-cleanup.ts";
import { fail, pass, unknown } from "../verdicts.ts";

const dayMs = 24 * 3_600_000;
const failed = ["Failed", "UpdateRollbackFailed", "OutOfService"];

export default defineCheck({
  id: "endpoint/not-left-failed",
  kind: "endpoint",
  title: "Endpoint was not left behind after it failed",
  failTitle: "Endpoint was left behind after it failed",
  severity: "low",
  category: "hygiene",
  rationale:
    "What failed and stays keeps its name, its role and its place in alarms that nobody heeds any more, and hides the failure that matters.",
  needs: [],
  controls: ["checklist:N-INF-14", "nist-800-53-r5:CM-8"],
  options: z.strictObject({
    days: z.int().min(0).max(365).default(7).describe("how many days it may stay failed, a whole number from 0 to 365"),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-delete-resources.html",
  ],
  evaluate({ EndpointArn, EndpointStatus: status, LastModifiedTime: since }, { now, options: { days } }) {
    if (!EndpointArn || !status) return unknown("AWS returned no EndpointArn, or no EndpointStatus.");
    const evidence = { path: "EndpointStatus", observed: status, expected: `none of ${failed.join(", ")}` };
    if (!failed.includes(status)) return pass(evidence);
    const changed = Date.parse(String(since ?? ""));
    if (Number.isNaN(changed)) return unknown("AWS does not say since when it has failed.");
    const age = { path: "LastModifiedTime", observed: since, expected: `less than ${days} days ago` };
    return Date.parse(now) - changed > days * dayMs ? fail(evidence, age) : pass(evidence, age);
  },
  fix: (_, context) => clearFailed(context),
});
