import { dataTypes } from "#lib/analysis/logging/data-types.ts";
import { callsAreRecorded, recording } from "../calls-are-recorded.ts";
import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { recordData } from "../remedies/data-events.ts";
import { unknown } from "../verdicts.ts";

const type = dataTypes.mlflowTrackingServer;

export default defineCheck({
  ...recording,
  hides: "reads and writes in",
  id: "mlflow-tracking-server/calls-are-recorded",
  kind: "mlflow-tracking-server",
  title: "Calls of the MLflow tracking server are recorded by CloudTrail",
  failTitle: "Calls of the MLflow tracking server are recorded by no trail",
  rationale:
    "CloudTrail keeps none of them by itself: who fetched a model, or put another in its place in MLflow's registry, can then not be found out.",
  controls: ["checklist:N-LOG-01", ...attribution],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
  ],
  evaluate({ TrackingServerArn: arn }, context) {
    if (!arn) return unknown("AWS returned no TrackingServerArn, so the answer is not complete.");
    return callsAreRecorded({ type, arn }, context, context.identity.region);
  },
  fix: (_, context) =>
    recordData({ type, events: "calls of MLflow tracking servers", region: context.identity.region }, context),
});
