import { trainingPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "training-job/inputs-come-from-own-buckets",
  kind: "training-job",
  title: "Training job takes its data from buckets of this account, or of AWS",
  failTitle: "Training job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "Whoever may write to the bucket decides what the model learns, and what the script of the training does with the rights of its role: a few poisoned records are enough for a back door that no test shows.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.TrainingJobArn, trainingPlaces(job).reads, context),
  fix: (job, context) =>
    launchDifferently("training-job", job, context, moveInputs(trainingPlaces(job).reads, context)),
});
