import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { encryptApp } from "../remedies/mlflow.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "mlflow-app/kms-key-is-customer-managed",
  kind: "mlflow-app",
  title: "MLflow App's key for its runs is customer managed and enabled",
  failTitle: "MLflow App's key for its runs is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nobody opens a run again.",
  needs: ["kms-key"],
  controls: ["checklist:N-MLO-11", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMlflowApp.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ Arn, KmsKeyId }, context) {
    if (!Arn) return unknown("AWS returned no Arn, so the answer is not complete.");
    return keyIsCustomerManaged(KmsKeyId, "KmsKeyId", context);
  },
  fix: ({ KmsKeyId }, context) => restoreKey(KmsKeyId ?? "", context) ?? encryptApp(context),
});
