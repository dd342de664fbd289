import { dataTypes } from "#lib/analysis/logging/data-types.ts";
import { callsAreRecorded, recording } from "../calls-are-recorded.ts";
import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { recordData } from "../remedies/data-events.ts";
import { unknown } from "../verdicts.ts";

const type = dataTypes.mlflowApp;

export default defineCheck({
  ...recording,
  hides: "reads and writes in",
  id: "mlflow-app/calls-are-recorded",
  kind: "mlflow-app",
  title: "Calls of the MLflow App are recorded by CloudTrail",
  failTitle: "Calls of the MLflow App are recorded by no trail",
  rationale:
    "CloudTrail keeps none of them by itself: who fetched a model, or put another in its place in MLflow's registry, can then not be found out.",
  controls: ["checklist:N-LOG-01", ...attribution],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
  ],
  evaluate({ Arn: arn }, context) {
    if (!arn) return unknown("AWS returned no Arn, so the answer is not complete.");
    return callsAreRecorded({ type, arn }, context, context.identity.region);
  },
  fix: (_, context) => recordData({ type, events: "calls of MLflow Apps", region: context.identity.region }, context),
});
