import { processingPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "processing-job/inputs-come-from-own-buckets",
  kind: "processing-job",
  title: "Processing job takes its data from buckets of this account, or of AWS",
  failTitle: "Processing job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "The data and the script that works on it come from there: whoever may write to the bucket decides what the job does with the rights of its role, and what models are trained on after it.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.ProcessingJobArn, processingPlaces(job).reads, context),
  fix: (job, context) =>
    launchDifferently("processing-job", job, context, moveInputs(processingPlaces(job).reads, context)),
});
