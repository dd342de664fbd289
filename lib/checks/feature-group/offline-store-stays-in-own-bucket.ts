import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveOffline } from "../remedies/feature-group.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "feature-group/offline-store-stays-in-own-bucket",
  kind: "feature-group",
  title: "Feature group keeps its offline store in a bucket of this account",
  failTitle: "Feature group keeps its offline store in another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "Whoever owns the bucket reads every record that was ever stored, and can change what the next model learns from.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-MLO-09", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3StorageConfig.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate({ FeatureGroupArn, OfflineStoreConfig }, context) {
    if (!FeatureGroupArn) return unknown("AWS returned no FeatureGroupArn, so the answer is not complete.");
    if (!OfflineStoreConfig) return notApplicable("It has no offline store.");
    const uri = OfflineStoreConfig.S3StorageConfig?.S3Uri;
    if (!uri) return unknown("AWS returned no OfflineStoreConfig.S3StorageConfig.S3Uri.");
    return bucketsAreOwned([{ path: "OfflineStoreConfig.S3StorageConfig.S3Uri", uri }], context, "It stores nothing.");
  },
  fix: (_, context) => moveOffline(context),
});
