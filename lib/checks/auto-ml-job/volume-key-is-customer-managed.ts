import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { autoMlSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "auto-ml-job/volume-key-is-customer-managed",
  kind: "auto-ml-job",
  title: "KMS key of the AutoML job's volumes is customer managed and enabled",
  failTitle: "KMS key of the AutoML job's volumes is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted the same launch fails the next time.",
  needs: ["kms-key"],
  controls: ["checklist:N-JOB-08", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLSecurityConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ AutoMLJobArn, SecurityConfig }, context) {
    if (!AutoMLJobArn) return unknown("AWS returned no AutoMLJobArn, so the answer is not complete.");
    return keyIsCustomerManaged(SecurityConfig?.VolumeKmsKeyId, "SecurityConfig.VolumeKmsKeyId", context);
  },
  fix: (job, context) =>
    restoreKey(job.SecurityConfig?.VolumeKmsKeyId ?? "", context) ??
    launchDifferently("auto-ml-job", job, context, autoMlSettings.volumeKey),
});
