import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "labeling-job/output-stays-in-own-bucket",
  kind: "labeling-job",
  title: "Labeling job puts its labels into a bucket of this account",
  failTitle: "Labeling job puts its labels into another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "Whoever owns the bucket reads the labels, and what they are of, and can change what the next model learns.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-MLO-15", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate({ LabelingJobArn, OutputConfig }, context) {
    const uri = OutputConfig?.S3OutputPath;
    if (!LabelingJobArn || !uri) return unknown("AWS returned no LabelingJobArn, or no OutputConfig.S3OutputPath.");
    return bucketsAreOwned([{ path: "OutputConfig.S3OutputPath", uri }], context, "It stores nothing.");
  },
  fix: (job, context) => startNextWith("labeling-job", job, "name a bucket of this account for the output", context),
});
