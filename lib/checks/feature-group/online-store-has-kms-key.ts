import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptOnline } from "../remedies/feature-group.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "feature-group/online-store-has-kms-key",
  kind: "feature-group",
  title: "Feature group names a KMS key for its online store",
  failTitle: "Feature group names no KMS key for its online store",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The online store holds what is known of each customer right now; with no key named it is encrypted with one of AWS's own, which nobody can see, limit or disable.",
  needs: [],
  controls: [
    "checklist:MLO-02",
    "aws-ai-security-best-practices:SageMaker.18",
    "aws-config:sagemaker-featuregroup-online-store-encryption",
    ...keysAtRest,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OnlineStoreSecurityConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html",
  ],
  evaluate({ FeatureGroupArn, OnlineStoreConfig }) {
    if (!FeatureGroupArn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    if (!OnlineStoreConfig?.EnableOnlineStore) return notApplicable("It has no online store.");
    return keyIsNamed(OnlineStoreConfig.SecurityConfig?.KmsKeyId, "OnlineStoreConfig.SecurityConfig.KmsKeyId");
  },
  fix: (_, context) => encryptOnline(context),
});
