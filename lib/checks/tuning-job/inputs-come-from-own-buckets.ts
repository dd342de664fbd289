import { tuningPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/inputs-come-from-own-buckets",
  kind: "tuning-job",
  title: "Tuning job takes its data from buckets of this account, or of AWS",
  failTitle: "Tuning job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "Every training job of the tuning learns from what lies there: whoever may write to the bucket decides what the best of them has learned.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.HyperParameterTuningJobArn, tuningPlaces(job).reads, context),
  fix: (job, context) => launchDifferently("tuning-job", job, context, moveInputs(tuningPlaces(job).reads, context)),
});
