import { transformOutputs } from "#lib/analysis/jobs/output-keys.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputKeysAreCustomerManaged, restoreOutputKey } from "../job-keys.ts";
import { transformOutputKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "transform-job/output-key-is-customer-managed",
  kind: "transform-job",
  title: "KMS key of the batch transform job's output is customer managed and enabled",
  failTitle: "KMS key of the batch transform job's output is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-key-is-customer-managed",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; one that is disabled or about to be deleted takes what the job wrote with it.",
  needs: ["kms-key"],
  controls: ["checklist:N-JOB-07", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformOutput.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (job, context) => outputKeysAreCustomerManaged(job.TransformJobArn, transformOutputs(job), context),
  fix: (job, context) =>
    restoreOutputKey(transformOutputs(job), context) ??
    launchDifferently("transform-job", job, context, transformOutputKey),
});
