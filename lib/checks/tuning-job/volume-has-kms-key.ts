import { tuningClusters } from "#lib/analysis/jobs/tuning-clusters.ts";
import { keysAtRest } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { tuningVolumeKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";
import { volumeKeyIsChosen } from "../volume-key-is-chosen.ts";

export default defineCheck({
  id: "tuning-job/volume-has-kms-key",
  kind: "tuning-job",
  title: "Tuning job's training jobs use volumes with a KMS key you chose",
  failTitle: "Tuning job's training jobs use volumes without a customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "One tuning job launches hundreds of training jobs from its definitions, and each puts the training data on volumes under a key that nobody can see, limit or disable.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-15", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html",
  ],
  evaluate(job, context) {
    const clusters = tuningClusters(job);
    if (clusters.length === 0) return unknown("AWS returned no training job definition.");
    const verdicts = clusters.map(({ path, cluster }) => volumeKeyIsChosen(cluster, path, context));
    const evidence = (status: "pass" | "fail") =>
      verdicts.flatMap((verdict) => (verdict.status === status ? verdict.evidence : []));
    if (verdicts.some(({ status }) => status === "fail")) return fail(...evidence("fail"));
    const unclear = verdicts.find(({ status }) => status === "unknown");
    if (unclear) return unclear;
    if (verdicts.some(({ status }) => status === "pass")) return pass(...evidence("pass"));
    return verdicts[0] ?? notApplicable("No definition has a volume that a key could encrypt.");
  },
  fix: (job, context) => launchDifferently("tuning-job", job, context, tuningVolumeKey(job)),
});
