import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptTrail } from "../remedies/cloudtrail-trail.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "cloudtrail-trail/has-kms-key",
  kind: "cloudtrail-trail",
  title: "CloudTrail trail names a KMS key for its log files",
  failTitle: "CloudTrail trail names no KMS key for its log files",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "The record tells who may do what and how the account is built; with a key of your own, reading it takes two permissions that you give, not the bucket's alone.",
  needs: [],
  controls: [
    "checklist:LOG-01",
    "aws-fsbp:CloudTrail.2",
    "aws-config:cloud-trail-encryption-enabled",
    "checkov:CKV_AWS_35",
    "prowler:cloudtrail_kms_encryption_enabled",
    "nist-800-53-r5:AU-9",
    ...keysAtRest,
  ],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2",
  ],
  evaluate({ TrailARN, KmsKeyId }) {
    if (!TrailARN) return unknown("AWS returned no TrailARN, so the answer is not complete.");
    return keyIsNamed(KmsKeyId, "KmsKeyId");
  },
  fix: encryptTrail,
});
