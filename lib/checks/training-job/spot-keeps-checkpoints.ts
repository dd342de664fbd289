import { defineCheck } from "../define.ts";
import { keepCheckpoints } from "../remedies/job-settings.ts";
import { launchDifferently } from "../remedies/jobs.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "training-job/spot-keeps-checkpoints",
  kind: "training-job",
  title: "Training job on Spot instances keeps checkpoints in S3",
  failTitle: "Training job on Spot instances keeps no checkpoints in S3",
  severity: "info",
  category: "resilience",
  rationale:
    "A Spot instance is taken away when AWS needs it: without a checkpoint in S3 the job begins again from nothing, and may never come to an end within its time.",
  needs: [],
  controls: ["checklist:JOB-07"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-checkpoints.html",
  ],
  evaluate({ TrainingJobArn, EnableManagedSpotTraining: spot, CheckpointConfig }) {
    if (!TrainingJobArn) return unknown("AWS returned no TrainingJobArn, so the answer is not complete.");
    if (spot !== undefined && spot !== null && typeof spot !== "boolean") {
      return unknown("AWS returned an EnableManagedSpotTraining of an unexpected type.");
    }
    if (spot !== true) return notApplicable("The job does not run on Spot instances.");
    const observed = CheckpointConfig?.S3Uri || null;
    const evidence = { path: "CheckpointConfig.S3Uri", observed, expected: "an address in S3" };
    return observed ? pass(evidence) : fail(evidence);
  },
  fix: (job, context) => launchDifferently("training-job", job, context, keepCheckpoints),
});
