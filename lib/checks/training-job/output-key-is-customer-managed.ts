import { isDirectoryBucket } from "#lib/analysis/encryption/directory-bucket.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/output-key-is-customer-managed",
  kind: "training-job",
  title: "KMS key of the training job's model artifacts is customer managed and enabled",
  failTitle: "KMS key of the training job's model artifacts is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  question: "jobs/output-key-is-customer-managed",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; one that is disabled or about to be deleted takes the trained model with it.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-05", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate({ TrainingJobArn, OutputDataConfig: output }, context) {
    if (!TrainingJobArn || !output) return unknown("AWS returned no OutputDataConfig, so the answer is not complete.");
    return isDirectoryBucket(output.S3OutputPath)
      ? notApplicable("The output goes to S3 Express One Zone, for which SageMaker supports no KMS key.")
      : keyIsCustomerManaged(output.KmsKeyId, "OutputDataConfig.KmsKeyId", context);
  },
  fix: (job, context) =>
    restoreKey(job.OutputDataConfig?.KmsKeyId ?? "", context) ??
    launchDifferently("training-job", job, context, trainingSettings.outputKey),
});
