import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { startNextWith } from "../remedies/next-job.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "optimization-job/output-stays-in-own-bucket",
  kind: "optimization-job",
  title: "Optimization job puts the model it makes into a bucket of this account",
  failTitle: "Optimization job puts the model it makes into another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "What comes out is the whole model, ready to run: whoever owns the bucket has it, and decides what is deployed from there.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-MLO-16", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OptimizationJobOutputConfig.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate({ OptimizationJobArn, OutputConfig }, context) {
    const uri = OutputConfig?.S3OutputLocation;
    if (!OptimizationJobArn || !uri)
      return unknown("AWS returned no OptimizationJobArn, or no OutputConfig.S3OutputLocation.");
    return bucketsAreOwned([{ path: "OutputConfig.S3OutputLocation", uri }], context, "It stores nothing.");
  },
  fix: (job, context) =>
    startNextWith("optimization-job", job, "name a bucket of this account for the output", context),
});
