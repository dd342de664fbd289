import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptAnew } from "../remedies/ecr-repository.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "ecr-repository/storage-has-kms-key",
  kind: "ecr-repository",
  title: "Repository names a KMS key for its images",
  failTitle: "Repository names no KMS key for its images",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "With no key named ECR encrypts with one of S3's: whoever may pull gets the code, and the model where it was baked in, with no key policy in the way and no trace of the key's use.",
  needs: [],
  controls: ["checklist:ECR-05", "checkov:CKV_AWS_136", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html"],
  evaluate({ encryptionConfiguration: encryption }) {
    if (!encryption?.encryptionType) return unknown("AWS returned no encryptionConfiguration.");
    const type = {
      path: "encryptionConfiguration.encryptionType",
      observed: encryption.encryptionType,
      expected: "KMS",
    };
    return keyIsNamed(encryption.kmsKey, "encryptionConfiguration.kmsKey", type);
  },
  fix: encryptAnew,
});
