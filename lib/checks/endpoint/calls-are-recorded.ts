import { dataTypes } from "#lib/analysis/logging/data-types.ts";
import { callsAreRecorded, recording } from "../calls-are-recorded.ts";
import { attribution } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { recordData } from "../remedies/data-events.ts";
import { unknown } from "../verdicts.ts";

const type = dataTypes.endpoint;

export default defineCheck({
  ...recording,
  hides: "calls",
  id: "endpoint/calls-are-recorded",
  kind: "endpoint",
  title: "Calls of the endpoint are recorded by CloudTrail",
  failTitle: "Calls of the endpoint are recorded by no trail",
  rationale:
    "CloudTrail keeps none of them by itself: when somebody copies the model by asking it, or a key of yours is used to, nothing says who it was, from where or how often.",
  controls: ["checklist:N-LOG-01", ...attribution, "mitre-atlas:AML.T0024"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
  ],
  evaluate({ EndpointArn: arn }, context) {
    if (!arn) return unknown("AWS returned no EndpointArn, so the answer is not complete.");
    return callsAreRecorded({ type, arn }, context, context.identity.region);
  },
  fix: (_, context) => recordData({ type, events: "calls of endpoints", region: context.identity.region }, context),
});
