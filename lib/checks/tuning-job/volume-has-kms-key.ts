import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyDefinition } from "../every-definition.ts";
import { volumeKeyIsNamed } from "../key-is-named.ts";
import { tuningVolumeKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";

export default defineCheck({
  id: "tuning-job/volume-has-kms-key",
  kind: "tuning-job",
  title: "Tuning job names a KMS key for the volumes of its training jobs",
  failTitle: "Tuning job names no KMS key for the volumes of its training jobs",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "One tuning job launches hundreds of training jobs from its definitions, and with no key named each puts the training data on volumes under a key of the system that nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:JOB-15", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html",
  ],
  evaluate: (job) => everyDefinition(job, volumeKeyIsNamed),
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningVolumeKey(job)),
});
