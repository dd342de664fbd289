import { transformPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "transform-job/outputs-stay-in-own-buckets",
  kind: "transform-job",
  title: "Batch transform job puts its results into buckets of this account",
  failTitle: "Batch transform job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "Every score, and with capture every record that was scored, is put there: whoever owns the bucket reads what you know of your customers.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.TransformJobArn, transformPlaces(job).writes, context),
  fix: (job, context) =>
    launchDifferently("transform-job", job, context, moveOutputs(transformPlaces(job).writes, context)),
});
