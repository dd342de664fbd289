import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { bucketsAreOwned, type InS3, inBucketsOfOthers, trustedBuckets } from "../bucket-is-owned.ts";
import { modelSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { compileAtHome } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";

const placesOf = ({ InputConfig, OutputConfig }: ResourceOf<"compilation-job">): InS3[] => [
  { path: "InputConfig.S3Uri", uri: InputConfig?.S3Uri },
  { path: "OutputConfig.S3OutputLocation", uri: OutputConfig?.S3OutputLocation },
];

export default defineCheck({
  id: "compilation-job/models-stay-in-own-buckets",
  kind: "compilation-job",
  title: "Neo compilation job takes the model from this account's buckets and puts it there",
  failTitle: "Neo compilation job takes the model from another account's bucket, or puts it there",
  severity: "high",
  category: "data",
  question: "models-come-from-own-buckets",
  rationale:
    "What is compiled runs on endpoints and devices: whoever owns the bucket it comes from decides what that is, and whoever owns the one it goes to can put something else in its place.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-NEO-02", ...modelSupply],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate(job, context) {
    if (!job.CompilationJobArn || !job.OutputConfig) return unknown("AWS returned no OutputConfig.");
    return bucketsAreOwned(placesOf(job), context, "The job names no address in S3.");
  },
  fix: (job, context) => {
    const theirs = inBucketsOfOthers(
      placesOf(job).flatMap(({ uri }) => uri ?? []),
      context,
    );
    return launchDifferently("compilation-job", job, context, compileAtHome(theirs));
  },
});
