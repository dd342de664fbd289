import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptOffline } from "../remedies/feature-group.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "feature-group/offline-store-key-is-customer-managed",
  kind: "feature-group",
  title: "Feature group's key for its offline store is customer managed and enabled",
  failTitle: "Feature group's key for its offline store is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nothing more is stored, and no model can be trained on what was.",
  needs: ["kms-key"],
  controls: ["checklist:MLO-01", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3StorageConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ FeatureGroupArn, OfflineStoreConfig }, context) {
    if (!FeatureGroupArn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    if (!OfflineStoreConfig) return notApplicable("It has no offline store.");
    return keyIsCustomerManaged(
      OfflineStoreConfig.S3StorageConfig?.KmsKeyId,
      "OfflineStoreConfig.S3StorageConfig.KmsKeyId",
      context,
    );
  },
  fix: ({ OfflineStoreConfig }, context) =>
    restoreKey(OfflineStoreConfig?.S3StorageConfig?.KmsKeyId ?? "", context) ?? encryptOffline(context),
});
