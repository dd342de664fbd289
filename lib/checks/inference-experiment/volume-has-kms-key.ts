import { keysAtRest, volumeKeys } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { whileUnderWay } from "../experiment-under-way.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { replaceExperiment } from "../remedies/inference-experiment.ts";

export default defineCheck({
  id: "inference-experiment/volume-has-kms-key",
  kind: "inference-experiment",
  title: "Inference experiment names a KMS key for the volumes of its machines",
  failTitle: "Inference experiment names no KMS key for the volumes of its machines",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "With no key named, the volumes that hold both models are encrypted with a key of the system that you cannot see, limit or disable: access to the models cannot be traced or taken away.",
  needs: [],
  controls: [
    "checklist:INF-12",
    "aws-config:sagemaker-inf-experiment-instance-storage-kms-encrypted",
    ...keysAtRest,
    ...volumeKeys,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceExperiment.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-23",
  ],
  evaluate: (experiment) => whileUnderWay(experiment, () => keyIsNamed(experiment.KmsKey, "KmsKey")),
  fix: (_, context) => replaceExperiment(context),
});
