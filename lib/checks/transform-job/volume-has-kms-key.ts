import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { volumeKeyIsNamed } from "../key-is-named.ts";
import { transformVolumeKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "transform-job/volume-has-kms-key",
  kind: "transform-job",
  title: "Batch transform job names a KMS key for its volumes",
  failTitle: "Batch transform job names no KMS key for its volumes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes that hold the model and the batch get a key of the system when none is named, which nobody can see, limit or disable: no trace of its use, and no way to cut the job off.",
  needs: [],
  controls: ["checklist:JOB-14", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  // Its network is that of its model, and its instances do not talk to each other: there is nothing else to set here.
  evaluate({ TransformJobArn, TransformResources }) {
    if (!TransformJobArn) return unknown("AWS returned no TransformJobArn, so the answer is not complete.");
    return volumeKeyIsNamed(TransformResources, "TransformResources");
  },
  fix: (job, context) => launchDifferently("transform-job", job, context, transformVolumeKey),
});
