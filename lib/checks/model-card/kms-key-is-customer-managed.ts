import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { encryptCard } from "../remedies/model-card.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model-card/kms-key-is-customer-managed",
  kind: "model-card",
  title: "Model card's key for what it says is customer managed and enabled",
  failTitle: "Model card's key for what it says is AWS managed or not usable",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nobody reads the card again.",
  needs: ["kms-key"],
  controls: ["checklist:N-MLO-17", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelCardSecurityConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ ModelCardArn, SecurityConfig }, context) {
    if (!ModelCardArn) return unknown("AWS returned no ModelCardArn, so the answer is not complete.");
    return keyIsCustomerManaged(SecurityConfig?.KmsKeyId, "SecurityConfig.KmsKeyId", context);
  },
  fix: ({ SecurityConfig }, context) => restoreKey(SecurityConfig?.KmsKeyId ?? "", context) ?? encryptCard(context),
});
