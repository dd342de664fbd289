import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyLaunch, launchHasKmsKey } from "../every-launch.ts";
import { stepsWithKmsKey } from "../remedies/pipeline.ts";

export default defineCheck({
  id: "pipeline/volume-has-kms-key",
  kind: "pipeline",
  title: "Pipeline names a KMS key for the volumes of every job it launches",
  failTitle: "Pipeline names no KMS key for the volumes of jobs it launches",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Each execution launches its jobs anew from the definition: with no key named in a step, the volumes of all of them are under a key of the system that nobody can see, limit or disable.",
  needs: [],
  controls: ["checklist:N-JOB-09", "checklist:JOB-15", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html",
  ],
  evaluate: (pipeline) => everyLaunch(pipeline, launchHasKmsKey),
  fix: stepsWithKmsKey,
});
