import { compiledOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { compiledOutputKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "compilation-job/output-has-kms-key",
  kind: "compilation-job",
  title: "Compilation job names a KMS key for the compiled model",
  failTitle: "Compilation job names no KMS key for the compiled model",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "The compiled model lies in S3 under its default key when none is named: whoever can read the bucket can take it, and no key policy stands in the way.",
  needs: [],
  controls: ["checklist:N-JOB-08", "checklist:NEO-01", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html"],
  evaluate: (job) => outputsNameKeys(job.CompilationJobArn, compiledOutputs(job)),
  fix: (job, context) => launchDifferently("compilation-job", job, context, compiledOutputKey),
});
