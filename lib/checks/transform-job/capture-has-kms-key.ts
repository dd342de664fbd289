import { transformCaptures } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { transformCaptureKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "transform-job/capture-has-kms-key",
  kind: "transform-job",
  title: "Batch transform job names a KMS key for what it captures",
  failTitle: "Batch transform job names no KMS key for what it captures",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "What was asked of the model and what it answered is kept for monitoring: with no key named it lies in S3 under its default key, and no key policy stands between it and whoever can read the bucket.",
  needs: [],
  controls: ["checklist:N-JOB-07", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BatchDataCaptureConfig.html"],
  evaluate: (job) => outputsNameKeys(job.TransformJobArn, transformCaptures(job)),
  fix: (job, context) => launchDifferently("transform-job", job, context, transformCaptureKey),
});
