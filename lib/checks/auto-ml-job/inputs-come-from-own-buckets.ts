import { autoMlPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "auto-ml-job/inputs-come-from-own-buckets",
  kind: "auto-ml-job",
  title: "AutoML job takes its data from buckets of this account, or of AWS",
  failTitle: "AutoML job takes its data from another account's bucket",
  ...jobInputs,
  rationale:
    "Nobody writes the model by hand, so the data alone decides what it does: whoever may write to the bucket can teach it a back door that no review of code finds.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJobV2.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.AutoMLJobArn, autoMlPlaces(job).reads, context),
  fix: (job, context) => launchDifferently("auto-ml-job", job, context, moveInputs(autoMlPlaces(job).reads, context)),
});
