import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyDefinition } from "../every-definition.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { tuningVolumeKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/volume-key-is-customer-managed",
  kind: "tuning-job",
  title: "KMS key of the tuning job's volumes is customer managed and enabled",
  failTitle: "KMS key of the tuning job's volumes is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no further training job of the tuning starts.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-15", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (job, context) =>
    everyDefinition(job, (cluster, at) =>
      keyIsCustomerManaged(cluster?.VolumeKmsKeyId, `${at}.VolumeKmsKeyId`, context),
    ),
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningVolumeKey(job)),
});
