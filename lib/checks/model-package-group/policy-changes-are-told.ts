import { callIsTold, telling } from "../changes-are-told.ts";
import { defineCheck } from "../define.ts";
import { tellOf } from "../remedies/event-rule.ts";
import { unknown } from "../verdicts.ts";

const call = "PutModelPackageGroupPolicy";

export default defineCheck({
  ...telling,
  id: "model-package-group/policy-changes-are-told",
  kind: "model-package-group",
  title: "Somebody is told when the group is opened to others",
  failTitle: "Nobody is told when the group is opened to others",
  rationale:
    "With a new policy another account registers versions here, or takes those that there are; nothing that runs changes until one of them is deployed.",
  controls: ["checklist:N-LOG-02", "nist-800-53-r5:AU-6", "nist-800-53-r5:SI-4"],
  references: [
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html",
  ],
  evaluate({ ModelPackageGroupArn }, context) {
    if (!ModelPackageGroupArn) return unknown("AWS returned no ModelPackageGroupArn, so the answer is not complete.");
    return callIsTold(call, context);
  },
  fix: (_, context) => tellOf(call, context),
});
