import { callIsTold, telling } from "../changes-are-told.ts";
import { defineCheck } from "../define.ts";
import { tellOf } from "../remedies/event-rule.ts";
import { unknown } from "../verdicts.ts";

const call = "CreatePresignedDomainUrl";

export default defineCheck({
  ...telling,
  id: "domain/openings-are-told",
  kind: "domain",
  title: "Somebody is told when an address is made that opens a user's Studio",
  failTitle: "Nobody is told when an address is made that opens a user's Studio",
  rationale:
    "The address opens Studio as that user for whoever holds it: one made for somebody else, or at an odd hour, is the first that is seen of a stolen credential.",
  controls: ["checklist:N-LOG-02", "nist-800-53-r5:AU-6", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html",
  ],
  evaluate({ DomainArn }, context) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    return callIsTold(call, context);
  },
  fix: (_, context) => tellOf(call, context),
});
