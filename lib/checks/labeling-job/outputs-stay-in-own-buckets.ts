import { labelingPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "labeling-job/outputs-stay-in-own-buckets",
  kind: "labeling-job",
  title: "Labeling job puts its results into buckets of this account",
  failTitle: "Labeling job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "The labels are put there, and models are trained on them: whoever owns the bucket reads them and can change them before anybody learns from them.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.LabelingJobArn, labelingPlaces(job).writes, context),
  fix: (job, context) =>
    launchDifferently("labeling-job", job, context, moveOutputs(labelingPlaces(job).writes, context)),
});
