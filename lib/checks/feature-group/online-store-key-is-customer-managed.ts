import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptOnline } from "../remedies/feature-group.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "feature-group/online-store-key-is-customer-managed",
  kind: "feature-group",
  title: "Feature group's key for its online store is customer managed and enabled",
  failTitle: "Feature group's key for its online store is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted predictions find no features.",
  needs: ["kms-key"],
  controls: ["checklist:MLO-02", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OnlineStoreSecurityConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ FeatureGroupArn, OnlineStoreConfig }, context) {
    if (!FeatureGroupArn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    if (!OnlineStoreConfig?.EnableOnlineStore) return notApplicable("It has no online store.");
    return keyIsCustomerManaged(
      OnlineStoreConfig.SecurityConfig?.KmsKeyId,
      "OnlineStoreConfig.SecurityConfig.KmsKeyId",
      context,
    );
  },
  fix: ({ OnlineStoreConfig }, context) =>
    restoreKey(OnlineStoreConfig?.SecurityConfig?.KmsKeyId ?? "", context) ?? encryptOnline(context),
});
