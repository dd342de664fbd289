import { defineCheck } from "../define.ts";
import { policyIsNotPublic, publicOpenings } from "../has-no-outsiders.ts";
import { keyPolicyOf, shutKey } from "../remedies/resource-policy.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "kms-key/policy-is-not-public",
  kind: "kms-key",
  title: "Policy of a key that SageMaker uses lets in nobody whom it does not name",
  failTitle: "Policy of a key that SageMaker uses lets in anyone in AWS",
  severity: "critical",
  category: "identity",
  question: "resource-policy-is-not-public",
  rationale:
    "Anyone with an AWS account can then use the key: whatever of a model, volume or data set they get hold of, they can read.",
  needs: [],
  parts: ["Policy"],
  controls: [
    "checklist:KMS-02",
    "aws-fsbp:KMS.5",
    "checkov:CKV_AWS_33",
    "prowler:kms_key_not_publicly_accessible",
    "nist-800-53-r5:AC-3",
    "nist-800-53-r5:SC-12",
  ],
  references: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
  ],
  evaluate: (key, context) =>
    key.KeyManager === "AWS"
      ? notApplicable("AWS writes the policies of the keys that it manages.")
      : policyIsNotPublic(keyPolicyOf(key), "KeyId", context),
  fix: (key, context) => shutKey(key, publicOpenings(keyPolicyOf(key), context) ?? [], context),
});
