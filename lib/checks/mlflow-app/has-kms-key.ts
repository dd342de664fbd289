import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptApp } from "../remedies/mlflow.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "mlflow-app/has-kms-key",
  kind: "mlflow-app",
  title: "MLflow App names a KMS key for its runs",
  failTitle: "MLflow App names no KMS key for its runs",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The app keeps parameters, measures and notes of every experiment; with no key named they are under one of AWS's own, which nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:N-MLO-11", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMlflowApp.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ Arn, KmsKeyId }) {
    if (!Arn) return unknown("AWS returned no Arn, so the answer is not complete.");
    return keyIsNamed(KmsKeyId, "KmsKeyId");
  },
  fix: (_, context) => encryptApp(context),
});
