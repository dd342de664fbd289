import { compiledOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { compiledOutputKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "optimization-job/output-has-kms-key",
  kind: "optimization-job",
  title: "Optimization job names a KMS key for the optimized model",
  failTitle: "Optimization job names no KMS key for the optimized model",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "The optimized model lies in S3 under its default key when none is named: whoever can read the bucket can take it, and no key policy stands in the way.",
  needs: [],
  controls: ["checklist:N-JOB-08", "checklist:N-MLO-16", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OptimizationJobOutputConfig.html"],
  evaluate: (job) => outputsNameKeys(job.OptimizationJobArn, compiledOutputs(job)),
  fix: (job, context) => launchDifferently("optimization-job", job, context, compiledOutputKey),
});
