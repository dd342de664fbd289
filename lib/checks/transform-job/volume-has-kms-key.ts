import { keysAtRest } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { transformVolumeKey } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { unknown } from "../verdicts.ts";
import { volumeKeyIsChosen } from "../volume-key-is-chosen.ts";

export default defineCheck({
  id: "transform-job/volume-has-kms-key",
  kind: "transform-job",
  title: "Batch transform job's volumes are encrypted with a KMS key you chose",
  failTitle: "Batch transform job's volumes have no customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes that hold the model and the batch are encrypted, but with a key that nobody can see, limit or disable: no trace of its use, and no way to cut the job off.",
  needs: ["kms-key"],
  controls: ["checklist:JOB-14", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  // Its network is that of its model, and its instances do not talk to each other: there is nothing else to set here.
  evaluate({ TransformJobArn, TransformResources }, context) {
    if (!TransformJobArn) return unknown("AWS returned no TransformJobArn, so the answer is not complete.");
    return volumeKeyIsChosen(TransformResources, "TransformResources", context);
  },
  fix: (job, context) => launchDifferently("transform-job", job, context, transformVolumeKey),
});
