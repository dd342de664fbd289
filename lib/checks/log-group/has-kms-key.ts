import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptLogs } from "../remedies/log-group.ts";
import { unknown } from "../verdicts.ts";

/** Without one it is encrypted all the same, by a key of CloudWatch Logs' own. */
export default defineCheck({
  id: "log-group/has-kms-key",
  kind: "log-group",
  title: "Log group names a KMS key for its events",
  failTitle: "Log group names no KMS key for its events",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "Containers print what they work on, requests and samples of data among it: without a key of your own you cannot limit who reads it, or take that away at once.",
  needs: [],
  controls: [
    "checklist:LOG-06",
    "aws-config:cloudwatch-log-group-encrypted",
    "checkov:CKV_AWS_158",
    "prowler:cloudwatch_log_group_kms_encryption_enabled",
    ...keysAtRest,
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html",
  ],
  evaluate({ logGroupName, kmsKeyId }) {
    if (!logGroupName) return unknown("AWS returned no logGroupName, so the answer is not complete.");
    return keyIsNamed(kmsKeyId, "kmsKeyId");
  },
  fix: encryptLogs,
});
