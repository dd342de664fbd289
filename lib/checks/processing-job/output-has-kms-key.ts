import { processingOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { processingOutputKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "processing-job/output-has-kms-key",
  kind: "processing-job",
  title: "Processing job names a KMS key for its output",
  failTitle: "Processing job names no KMS key for its output",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "The features and tables that the job makes are copies of your data: with no key named they lie in S3 under its default key, and no key policy stands between them and whoever can read the bucket.",
  needs: [],
  controls: ["checklist:N-JOB-06", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingOutputConfig.html"],
  evaluate: (job) => outputsNameKeys(job.ProcessingJobArn, processingOutputs(job)),
  fix: (job, context) => launchDifferently("processing-job", job, context, processingOutputKey),
});
