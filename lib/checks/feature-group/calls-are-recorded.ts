import { dataTypes } from "#lib/analysis/logging/data-types.ts";
import { callsAreRecorded, recording } from "../calls-are-recorded.ts";
import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { recordData } from "../remedies/data-events.ts";
import { unknown } from "../verdicts.ts";

const type = dataTypes.featureGroup;

export default defineCheck({
  ...recording,
  hides: "reads and writes records of",
  id: "feature-group/calls-are-recorded",
  kind: "feature-group",
  title: "Reads and writes of the feature group's records are recorded by CloudTrail",
  failTitle: "Reads and writes of the feature group's records are recorded by no trail",
  rationale:
    "CloudTrail keeps none of them by itself: who read what is known of a customer, or wrote what a model will believe of him, can then not be found out.",
  controls: ["checklist:N-LOG-01", ...attribution],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
  ],
  evaluate({ FeatureGroupArn: arn }, context) {
    if (!arn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    return callsAreRecorded({ type, arn }, context, context.identity.region);
  },
  fix: (_, context) =>
    recordData({ type, events: "reads and writes of feature groups", region: context.identity.region }, context),
});
