import { optimizationPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "optimization-job/inputs-come-from-own-buckets",
  kind: "optimization-job",
  title: "Optimization job takes its data from buckets of this account, or of AWS",
  failTitle: "Optimization job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "The model that is quantized or compiled, and then answers your users, comes from there: whoever may write to the bucket decides what it says.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateOptimizationJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.OptimizationJobArn, optimizationPlaces(job).reads, context),
  fix: (job, context) =>
    launchDifferently("optimization-job", job, context, moveInputs(optimizationPlaces(job).reads, context)),
});
