import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptOffline } from "../remedies/feature-group.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "feature-group/offline-store-has-kms-key",
  kind: "feature-group",
  title: "Feature group names a KMS key for its offline store",
  failTitle: "Feature group names no KMS key for its offline store",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The offline store keeps every version of every record there ever was: with no key named, the bucket's default decides who can read it.",
  needs: [],
  controls: [
    "checklist:MLO-01",
    "aws-ai-security-best-practices:SageMaker.17",
    "aws-config:sagemaker-featuregroup-encryption-at-rest",
    ...keysAtRest,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3StorageConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html",
  ],
  evaluate({ FeatureGroupArn, OfflineStoreConfig }) {
    if (!FeatureGroupArn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    if (!OfflineStoreConfig) return notApplicable("It has no offline store.");
    return keyIsNamed(OfflineStoreConfig.S3StorageConfig?.KmsKeyId, "OfflineStoreConfig.S3StorageConfig.KmsKeyId");
  },
  fix: (_, context) => encryptOffline(context),
});
