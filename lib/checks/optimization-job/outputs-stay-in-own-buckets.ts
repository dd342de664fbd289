import { optimizationPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "optimization-job/outputs-stay-in-own-buckets",
  kind: "optimization-job",
  title: "Optimization job puts its results into buckets of this account",
  failTitle: "Optimization job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "The optimized model is put there for endpoints to load: whoever owns the bucket has it, and can put another in its place.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateOptimizationJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.OptimizationJobArn, optimizationPlaces(job).writes, context),
  fix: (job, context) =>
    launchDifferently("optimization-job", job, context, moveOutputs(optimizationPlaces(job).writes, context)),
});
