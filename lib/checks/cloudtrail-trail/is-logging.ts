import { defineCheck } from "../define.ts";
import { changeTrail } from "../remedies/cloudtrail-trail.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "cloudtrail-trail/is-logging",
  kind: "cloudtrail-trail",
  title: "CloudTrail trail is logging",
  failTitle: "CloudTrail trail is stopped",
  severity: "high",
  category: "logging",
  rationale:
    "What happens while it is stopped is written down nowhere but in the 90 days of event history; to stop it is among the first things that an intruder does.",
  needs: [],
  parts: ["Status"],
  controls: [
    "checklist:LOG-01",
    "nist-800-53-r5:AU-12",
    "iso-27001-2022:A.8.15",
    "cis-controls-8.1:8.2",
    "mitre-attack:T1562.008",
  ],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
  ],
  evaluate({ Status }) {
    const { IsLogging, StopLoggingTime } = Status ?? {};
    if (IsLogging === undefined) return unknown("AWS did not say whether the trail is logging.");
    const evidence = { path: "Status.IsLogging", observed: IsLogging, expected: "true" };
    if (IsLogging) return pass(evidence);
    const since = {
      path: "Status.StopLoggingTime",
      observed: StopLoggingTime ?? null,
      expected: "none since its start",
    };
    return fail(evidence, since);
  },
  fix: (_, context) =>
    changeTrail(context, {
      summary: `Start ${context.identity.name} again, and find out who stopped it.`,
      operation: "start-logging",
      terraform: { enable_logging: true },
      cloudFormation: { IsLogging: true },
    }),
});
