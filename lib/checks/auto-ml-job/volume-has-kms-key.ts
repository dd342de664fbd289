import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { autoMlSettings } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "auto-ml-job/volume-has-kms-key",
  kind: "auto-ml-job",
  title: "AutoML job names a KMS key for its volumes",
  failTitle: "AutoML job names no KMS key for its volumes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes of all that it launches hold the training data, and get a key of the system when none is named, which nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:N-JOB-08", ...keysAtRest],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLSecurityConfig.html"],
  evaluate: ({ AutoMLJobArn, SecurityConfig }) =>
    AutoMLJobArn
      ? keyIsNamed(SecurityConfig?.VolumeKmsKeyId, "SecurityConfig.VolumeKmsKeyId")
      : unknown("AWS returned no AutoMLJobArn, so the answer is not complete."),
  fix: (job, context) => launchDifferently("auto-ml-job", job, context, autoMlSettings.volumeKey),
});
