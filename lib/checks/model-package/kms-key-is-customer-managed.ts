import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model-package/kms-key-is-customer-managed",
  kind: "model-package",
  title: "Model package's key for what the registry says is customer managed and enabled",
  failTitle: "Model package's key for what the registry says is AWS managed or not usable",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nobody reads or deploys the version again.",
  needs: ["kms-key"],
  controls: ["checklist:N-MLO-04", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageSecurityConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ ModelPackageArn, SecurityConfig }, context) {
    if (!ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    return keyIsCustomerManaged(SecurityConfig?.KmsKeyId, "SecurityConfig.KmsKeyId", context);
  },
  fix: ({ SecurityConfig }, context) =>
    restoreKey(SecurityConfig?.KmsKeyId ?? "", context) ??
    sayInWords(
      context.identity,
      `A version keeps the key that it was registered with: register the versions after ${context.identity.name} with a customer managed one.`,
    ),
});
