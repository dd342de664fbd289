import { compilationPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { inputsAreOwned, jobInputs } from "../job-places.ts";
import { moveInputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "compilation-job/inputs-come-from-own-buckets",
  kind: "compilation-job",
  title: "Compilation job takes its data from buckets of this account, or of AWS",
  failTitle: "Compilation job takes its data from another account's bucket",
  ...jobInputs,
  controls: [...jobInputs.controls, "checklist:N-NEO-02"],
  rationale:
    "The model that is compiled, and then runs on every device, comes from there: whoever may write to the bucket decides what your devices run.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => inputsAreOwned(job.CompilationJobArn, compilationPlaces(job).reads, context),
  fix: (job, context) =>
    launchDifferently("compilation-job", job, context, moveInputs(compilationPlaces(job).reads, context)),
});
