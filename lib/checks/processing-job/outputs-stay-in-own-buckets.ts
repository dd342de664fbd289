import { processingPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "processing-job/outputs-stay-in-own-buckets",
  kind: "processing-job",
  title: "Processing job puts its results into buckets of this account",
  failTitle: "Processing job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "What the job makes of your data is put there, often whole tables of it: whoever owns the bucket reads it, and nothing of yours shows that they did.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.ProcessingJobArn, processingPlaces(job).writes, context),
  fix: (job, context) =>
    launchDifferently("processing-job", job, context, moveOutputs(processingPlaces(job).writes, context)),
});
