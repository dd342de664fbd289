import { tuningPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/outputs-stay-in-own-buckets",
  kind: "tuning-job",
  title: "Tuning job puts its results into buckets of this account",
  failTitle: "Tuning job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "Every model that the tuning tries, and the best of them, is put there: whoever owns the bucket has them, and can put another in their place.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.HyperParameterTuningJobArn, tuningPlaces(job).writes, context),
  fix: (job, context) => launchDifferently("tuning-job", job, context, moveOutputs(tuningPlaces(job).writes, context)),
});
