import { transformPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "transform-job/inputs-come-from-own-buckets",
  kind: "transform-job",
  title: "Batch transform job takes its data from buckets of this account, or of AWS",
  failTitle: "Batch transform job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "Whoever may write to the bucket decides what is scored, and so what is decided by the scores: records that are changed, left out or made to crash the model go unseen.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.TransformJobArn, transformPlaces(job).reads, context),
  fix: (job, context) =>
    launchDifferently("transform-job", job, context, moveInputs(transformPlaces(job).reads, context)),
});
