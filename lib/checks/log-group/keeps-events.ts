import { z } from "zod";
import { defineCheck } from "../define.ts";
import { keepEvents } from "../remedies/log-group.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "log-group/keeps-events",
  kind: "log-group",
  title: "Log group of SageMaker keeps its events for a year",
  failTitle: "Log group of SageMaker drops its events within a year",
  severity: "low",
  category: "logging",
  rationale:
    "An intrusion is found months after it began: what the containers, notebooks and endpoints wrote until then is often all there is to tell what was taken.",
  needs: [],
  controls: [
    "checklist:LOG-06",
    "aws-config:cw-loggroup-retention-period-check",
    "prowler:cloudwatch_log_group_retention_policy_specific_days_enabled",
    "nist-800-53-r5:AU-11",
    "pci-dss-4.0.1:10.5.1",
  ],
  options: z.strictObject({
    leastDays: z.number().int().min(1).max(3_653).default(365).describe("days that events must be kept at least"),
  }),
  references: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
  ],
  evaluate({ logGroupName, logGroupClass, retentionInDays }, { options: { leastDays } }) {
    if (!logGroupName) return unknown("AWS returned no logGroupName, so the answer is not complete.");
    // Whatever its retention says. Source: CloudWatch Logs API reference, LogGroup.
    if (logGroupClass === "DELIVERY") {
      return unknown("The group hands its events on after a day: how long they are kept there was not read.");
    }
    const evidence = {
      path: "retentionInDays",
      observed: retentionInDays ?? "not set: they never expire",
      expected: `${leastDays} or more`,
    };
    return (retentionInDays ?? Number.POSITIVE_INFINITY) >= leastDays ? pass(evidence) : fail(evidence);
  },
  fix: (_, context) => keepEvents(context.options.leastDays, context),
});
