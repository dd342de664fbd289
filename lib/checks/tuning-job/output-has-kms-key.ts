import { tuningOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { tuningSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/output-has-kms-key",
  kind: "tuning-job",
  title: "Tuning job names a KMS key for its model artifacts",
  failTitle: "Tuning job names no KMS key for its model artifacts",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "Every model that the tuning tries lands in S3 under the default key of S3 when none is named: whoever can read the bucket can take the best of them, and no key policy stands in the way.",
  needs: [],
  controls: ["checklist:N-JOB-08", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html"],
  evaluate: (job) => outputsNameKeys(job.HyperParameterTuningJobArn, tuningOutputs(job)),
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningSettings.outputKey),
});
