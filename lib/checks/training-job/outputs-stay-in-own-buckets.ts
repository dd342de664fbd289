import { trainingPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "training-job/outputs-stay-in-own-buckets",
  kind: "training-job",
  title: "Training job puts its results into buckets of this account",
  failTitle: "Training job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "The trained model, its checkpoints and what the profiler saw are put there: whoever owns the bucket has your model, and can put another in place of a checkpoint that the next run goes on from.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.TrainingJobArn, trainingPlaces(job).writes, context),
  fix: (job, context) =>
    launchDifferently("training-job", job, context, moveOutputs(trainingPlaces(job).writes, context)),
});
