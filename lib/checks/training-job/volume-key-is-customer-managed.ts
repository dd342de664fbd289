import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/volume-key-is-customer-managed",
  kind: "training-job",
  title: "KMS key of the training job's volumes is customer managed and enabled",
  failTitle: "KMS key of the training job's volumes is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted the same launch fails the next time.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-04", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate(job, context) {
    if (!job.TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    return keyIsCustomerManaged(job.ResourceConfig?.VolumeKmsKeyId, "ResourceConfig.VolumeKmsKeyId", context);
  },
  fix: (job, context) =>
    restoreKey(job.ResourceConfig?.VolumeKmsKeyId ?? "", context) ??
    launchDifferently("training-job", job, context, trainingSettings.volumeKey),
});
