import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model-package/has-kms-key",
  kind: "model-package",
  title: "Model package names a KMS key for what the registry says of it",
  failTitle: "Model package names no KMS key for what the registry says of it",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "A version's metadata tells where its files are, how it was tested and what it scored; with no key named it is under one of AWS's own, which nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:N-MLO-04", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageSecurityConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ ModelPackageArn, SecurityConfig }) {
    if (!ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    return keyIsNamed(SecurityConfig?.KmsKeyId, "SecurityConfig.KmsKeyId");
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `A version keeps the key that it was registered with: register the versions after ${identity.name} with one (create-model-package --security-config KmsKeyId=…), which whoever reads and approves them may use.`,
    ),
});
