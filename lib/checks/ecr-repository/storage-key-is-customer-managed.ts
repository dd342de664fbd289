import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptAnew } from "../remedies/ecr-repository.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "ecr-repository/storage-key-is-customer-managed",
  kind: "ecr-repository",
  title: "KMS key of the repository's images is customer managed and enabled",
  failTitle: "KMS key of the repository's images is AWS managed or not usable",
  severity: "low",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no image can be pulled, and nothing that needs one starts.",
  needs: ["kms-key"],
  controls: ["checklist:ECR-05", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ encryptionConfiguration: encryption }, context) {
    if (!encryption?.encryptionType) return unknown("AWS returned no encryptionConfiguration.");
    return keyIsCustomerManaged(encryption.kmsKey, "encryptionConfiguration.kmsKey", context);
  },
  fix: (repository, context) =>
    restoreKey(repository.encryptionConfiguration?.kmsKey ?? "", context) ?? encryptAnew(repository, context),
});
