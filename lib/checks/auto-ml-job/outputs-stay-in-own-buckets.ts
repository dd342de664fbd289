import { autoMlPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "auto-ml-job/outputs-stay-in-own-buckets",
  kind: "auto-ml-job",
  title: "AutoML job puts its results into buckets of this account",
  failTitle: "AutoML job puts its results into another account's bucket",
  ...jobOutputs,
  rationale:
    "Candidates, explanations and the data as it was prepared are put there: whoever owns the bucket has your models and your training data.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJobV2.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.AutoMLJobArn, autoMlPlaces(job).writes, context),
  fix: (job, context) => launchDifferently("auto-ml-job", job, context, moveOutputs(autoMlPlaces(job).writes, context)),
});
