import { labelingPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "labeling-job/inputs-come-from-own-buckets",
  kind: "labeling-job",
  title: "Labeling job takes its data from buckets of this account, or of AWS",
  failTitle: "Labeling job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "The list of what is shown to people, and the page that shows it, come from there: whoever may write to the bucket decides what they label, and runs code in their browsers.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.LabelingJobArn, labelingPlaces(job).reads, context),
  fix: (job, context) =>
    launchDifferently("labeling-job", job, context, moveInputs(labelingPlaces(job).reads, context)),
});
