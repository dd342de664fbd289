import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptLogs } from "../remedies/log-group.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "log-group/kms-key-is-customer-managed",
  kind: "log-group",
  title: "Log group's KMS key is customer managed and enabled",
  failTitle: "Log group's KMS key is AWS managed or not usable",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "While its key is disabled CloudWatch Logs takes no events and shows none; once it is deleted those that are there are lost.",
  needs: ["kms-key"],
  controls: ["checklist:LOG-06", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ logGroupName, kmsKeyId }, context) {
    if (!logGroupName) return unknown("AWS returned no logGroupName, so the answer is not complete.");
    return keyIsCustomerManaged(kmsKeyId, "kmsKeyId", context);
  },
  fix: encryptLogs,
});
