import { callIsTold, telling } from "../changes-are-told.ts";
import { defineCheck } from "../define.ts";
import { tellOf } from "../remedies/event-rule.ts";
import { unknown } from "../verdicts.ts";

const call = "UpdateEndpoint";

export default defineCheck({
  ...telling,
  id: "endpoint/changes-are-told",
  kind: "endpoint",
  title: "Somebody is told when the endpoint is given another config",
  failTitle: "Nobody is told when the endpoint is given another config",
  rationale:
    "An endpoint goes on answering while its new config copies every request elsewhere, or runs another model: whoever is told looks at once, others find it in an audit.",
  controls: ["checklist:N-LOG-02", "nist-800-53-r5:AU-6", "mitre-atlas:AML.T0024"],
  references: [
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateEndpoint.html",
  ],
  evaluate({ EndpointArn }, context) {
    if (!EndpointArn) return unknown("AWS returned no EndpointArn, so the answer is not complete.");
    return callIsTold(call, context);
  },
  fix: (_, context) => tellOf(call, context),
});
