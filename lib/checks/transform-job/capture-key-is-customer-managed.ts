import { transformCaptures } from "#lib/analysis/jobs/output-keys.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { outputKeysAreCustomerManaged, restoreOutputKey } from "../job-keys.ts";
import { transformCaptureKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "transform-job/capture-key-is-customer-managed",
  kind: "transform-job",
  title: "KMS key of the batch transform job's captured data is customer managed and enabled",
  failTitle: "KMS key of the batch transform job's captured data is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-key-is-customer-managed",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; one that is disabled or about to be deleted takes what the job wrote with it.",
  needs: ["kms-key"],
  controls: ["checklist:N-JOB-07", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BatchDataCaptureConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (job, context) => outputKeysAreCustomerManaged(job.TransformJobArn, transformCaptures(job), context),
  fix: (job, context) =>
    restoreOutputKey(transformCaptures(job), context) ??
    launchDifferently("transform-job", job, context, transformCaptureKey),
});
