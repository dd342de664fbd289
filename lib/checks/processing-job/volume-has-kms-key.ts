import { keysAtRest } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { processingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";
import { volumeKeyIsChosen } from "../volume-key-is-chosen.ts";

export default defineCheck({
  id: "processing-job/volume-has-kms-key",
  kind: "processing-job",
  title: "Processing job's volumes are encrypted with a KMS key you chose",
  failTitle: "Processing job's volumes have no customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes that hold the raw data while it is processed are encrypted, but with a key that nobody can see, limit or disable: no trace of its use, and no way to cut the job off.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-12", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ ProcessingJobArn, ProcessingResources }, context) {
    if (!ProcessingJobArn) return unknown("AWS returned no ProcessingJobArn, so the answer is not complete.");
    return volumeKeyIsChosen(ProcessingResources?.ClusterConfig, "ProcessingResources.ClusterConfig", context);
  },
  fix: (job, context) => launchDifferently("processing-job", job, context, processingSettings.volumeKey),
});
