import { defaultKey } from "#lib/analysis/s3/default-key.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptBucket } from "../remedies/s3-bucket.ts";
import { pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "s3-bucket/has-kms-key",
  kind: "s3-bucket",
  title: "S3 bucket used by SageMaker names a KMS key for what is written into it",
  failTitle: "S3 bucket used by SageMaker names no KMS key for what is written into it",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "S3 then encrypts with keys of its own: whoever may read the object may read what is in it, and no key gives a second say or a way to cut access off.",
  needs: [],
  parts: ["Encryption"],
  controls: [
    "checklist:S3-04",
    "aws-config:s3-default-encryption-kms",
    "prowler:s3_bucket_kms_encryption",
    "checkov:CKV_AWS_145",
    ...keysAtRest,
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17",
  ],
  evaluate({ Name, Encryption }) {
    if (!Name || Encryption === undefined) return unknown("AWS's answer has no name or says nothing of encryption.");
    const { key, algorithm, path } = defaultKey(Encryption);
    const kept = { path: `${path}.SSEAlgorithm`, observed: algorithm ?? null, expected: "aws:kms or aws:kms:dsse" };
    // Without a key, KMS takes the one that AWS manages for S3: named by nobody, and there all the same.
    if (!key && algorithm?.startsWith("aws:kms")) return pass(kept);
    return keyIsNamed(key, `${path}.KMSMasterKeyID`, kept);
  },
  fix: encryptBucket,
});
