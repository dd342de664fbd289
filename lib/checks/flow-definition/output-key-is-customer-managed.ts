import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptReviews } from "../remedies/flow-definition.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "flow-definition/output-key-is-customer-managed",
  kind: "flow-definition",
  title: "Human review workflow's key for its answers is customer managed and enabled",
  failTitle: "Human review workflow's key for its answers is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no review can be stored, nor read again.",
  needs: ["kms-key"],
  controls: ["checklist:MLO-09", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FlowDefinitionOutputConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ FlowDefinitionArn, OutputConfig }, context) {
    if (!FlowDefinitionArn) return unknown("AWS returned no FlowDefinitionArn, so the answer is not complete.");
    return keyIsCustomerManaged(OutputConfig?.KmsKeyId, "OutputConfig.KmsKeyId", context);
  },
  fix: ({ OutputConfig }, context) => restoreKey(OutputConfig?.KmsKeyId ?? "", context) ?? encryptReviews(context),
});
