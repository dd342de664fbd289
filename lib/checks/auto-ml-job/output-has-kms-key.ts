import { autoMlOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { autoMlSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "auto-ml-job/output-has-kms-key",
  kind: "auto-ml-job",
  title: "AutoML job names a KMS key for its output",
  failTitle: "AutoML job names no KMS key for its output",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "Models and the data as it was prepared for them land in S3 under its default key when none is named: no key policy stands between them and whoever can read the bucket.",
  needs: [],
  controls: ["checklist:N-JOB-08", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLOutputDataConfig.html"],
  evaluate: (job) => outputsNameKeys(job.AutoMLJobArn, autoMlOutputs(job)),
  fix: (job, context) => launchDifferently("auto-ml-job", job, context, autoMlSettings.outputKey),
});
