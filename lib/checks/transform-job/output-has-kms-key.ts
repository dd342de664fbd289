import { transformOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputsNameKeys } from "../job-keys.ts";
import { transformOutputKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "transform-job/output-has-kms-key",
  kind: "transform-job",
  title: "Batch transform job names a KMS key for its output",
  failTitle: "Batch transform job names no KMS key for its output",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-has-kms-key",
  rationale:
    "Scores say what you know of each customer: with no key named they lie in S3 under its default key, and no key policy stands between them and whoever can read the bucket.",
  needs: [],
  controls: ["checklist:N-JOB-07", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformOutput.html"],
  evaluate: (job) => outputsNameKeys(job.TransformJobArn, transformOutputs(job)),
  fix: (job, context) => launchDifferently("transform-job", job, context, transformOutputKey),
});
