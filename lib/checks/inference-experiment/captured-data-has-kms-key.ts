import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { whileUnderWay } from "../experiment-under-way.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptExperiment } from "../remedies/inference-experiment.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "inference-experiment/captured-data-has-kms-key",
  kind: "inference-experiment",
  title: "Inference experiment names a KMS key for the requests and answers it stores",
  failTitle: "Inference experiment names no KMS key for the requests and answers it stores",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "A shadow test writes what customers ask, and what both models answer, into S3: with no key named, the bucket's default decides who can read it.",
  needs: [],
  controls: ["checklist:INF-13", "aws-config:sagemaker-inf-experiment-data-storage-kms-encrypted", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceExperimentDataStorageConfig.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-24",
  ],
  evaluate: (experiment) =>
    whileUnderWay(experiment, () => {
      const storage = experiment.DataStorageConfig;
      if (!storage?.Destination) return notApplicable("The experiment stores no requests.");
      return keyIsNamed(storage.KmsKey, "DataStorageConfig.KmsKey");
    }),
  fix: encryptExperiment,
});
