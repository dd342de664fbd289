import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { volumeKeyIsNamed } from "../key-is-named.ts";
import { processingSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "processing-job/volume-has-kms-key",
  kind: "processing-job",
  title: "Processing job names a KMS key for its volumes",
  failTitle: "Processing job names no KMS key for its volumes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes that hold the raw data while it is processed get a key of the system when none is named, which nobody can see, limit or disable: no trace of its use, and no way to cut the job off.",
  needs: [],
  controls: ["checklist:JOB-12", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate({ ProcessingJobArn, ProcessingResources }) {
    if (!ProcessingJobArn) return unknown("AWS returned no ProcessingJobArn, so the answer is not complete.");
    return volumeKeyIsNamed(ProcessingResources?.ClusterConfig, "ProcessingResources.ClusterConfig");
  },
  fix: (job, context) => launchDifferently("processing-job", job, context, processingSettings.volumeKey),
});
