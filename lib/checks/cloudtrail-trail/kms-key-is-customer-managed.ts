import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptTrail } from "../remedies/cloudtrail-trail.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "cloudtrail-trail/kms-key-is-customer-managed",
  kind: "cloudtrail-trail",
  title: "CloudTrail trail's KMS key is customer managed and enabled",
  failTitle: "CloudTrail trail's KMS key is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "While its key is disabled CloudTrail delivers nothing; once it is deleted nobody reads the record of what happened, which may be why somebody deletes it.",
  needs: ["kms-key"],
  controls: ["checklist:LOG-01", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ TrailARN, KmsKeyId }, context) {
    if (!TrailARN) return unknown("AWS returned no TrailARN, so the answer is not complete.");
    return keyIsCustomerManaged(KmsKeyId, "KmsKeyId", context);
  },
  fix: encryptTrail,
});
