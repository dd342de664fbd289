import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { volumeKeyIsNamed } from "../key-is-named.ts";
import { trainingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/volume-has-kms-key",
  kind: "training-job",
  title: "Training job names a KMS key for its volumes",
  failTitle: "Training job names no KMS key for its volumes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes that hold the training data get a key of the system when none is named, which nobody can see, limit or disable: no trace of its use, and no way to cut the job off from the data.",
  needs: [],
  controls: ["checklist:JOB-04", "prowler:sagemaker_training_jobs_volume_and_output_encryption_enabled", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate(job) {
    if (!job.TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    if (job.ServerlessJobConfig && !job.ResourceConfig?.VolumeKmsKeyId) {
      return notApplicable("A serverless job runs on instances of AWS; it takes no key for their volumes.");
    }
    return volumeKeyIsNamed(job.ResourceConfig, "ResourceConfig");
  },
  fix: (job, context) => launchDifferently("training-job", job, context, trainingSettings.volumeKey),
});
