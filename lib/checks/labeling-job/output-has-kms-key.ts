import { labelingOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { labelingOutputKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "labeling-job/output-has-kms-key",
  kind: "labeling-job",
  title: "Labeling job names a KMS key for its labels",
  failTitle: "Labeling job names no KMS key for its labels",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "Labels, and what people wrote of the pictures and texts that they saw, lie in S3 under its default key when none is named: no key policy stands between them and whoever can read the bucket.",
  needs: [],
  controls: ["checklist:N-JOB-08", "checklist:N-MLO-15", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html"],
  evaluate: (job) => outputsNameKeys(job.LabelingJobArn, labelingOutputs(job)),
  fix: (job, context) => launchDifferently("labeling-job", job, context, labelingOutputKey),
});
