import { compilationPlaces } from "#lib/analysis/jobs/places.ts";
import { defineCheck } from "../define.ts";
import { jobOutputs, outputsAreOwned } from "../job-places.ts";
import { moveOutputs } from "../remedies/job-sources.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "compilation-job/outputs-stay-in-own-buckets",
  kind: "compilation-job",
  title: "Compilation job puts its results into buckets of this account",
  failTitle: "Compilation job puts its results into another account's bucket",
  ...jobOutputs,
  controls: [...jobOutputs.controls, "checklist:N-NEO-02"],
  rationale:
    "The compiled model is put there for endpoints and devices to load: whoever owns the bucket has it, and can put another in its place.",
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate: (job, context) => outputsAreOwned(job.CompilationJobArn, compilationPlaces(job).writes, context),
  fix: (job, context) =>
    launchDifferently("compilation-job", job, context, moveOutputs(compilationPlaces(job).writes, context)),
});
