import { keysAtRest } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { encryptWithOwnKey } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/has-kms-key",
  kind: "domain",
  title: "Studio domain's file system and volumes are encrypted with a KMS key you chose",
  failTitle: "Studio domain's file system and volumes have no customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The home folders of every user lie under a key of AWS: you cannot limit who may use it, or take access away in an emergency by disabling it.",
  needs: [],
  controls: ["checklist:STU-02", "checkov:CKV_AWS_187", "cnspec:domain-kms-encryption", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html",
  ],
  evaluate({ DomainArn, KmsKeyId, HomeEfsFileSystemKmsKeyId }) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    const expected = "a customer managed KMS key";
    if (KmsKeyId) return pass({ path: "KmsKeyId", observed: KmsKeyId, expected });
    // The older name of the same setting.
    return HomeEfsFileSystemKmsKeyId
      ? pass({ path: "HomeEfsFileSystemKmsKeyId", observed: HomeEfsFileSystemKmsKeyId, expected })
      : fail({ path: "KmsKeyId", observed: null, expected });
  },
  fix: encryptWithOwnKey,
});
