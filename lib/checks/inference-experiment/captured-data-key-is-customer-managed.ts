import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { whileUnderWay } from "../experiment-under-way.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptExperiment } from "../remedies/inference-experiment.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { notApplicable } from "../verdicts.ts";

export default defineCheck({
  id: "inference-experiment/captured-data-key-is-customer-managed",
  kind: "inference-experiment",
  title: "The KMS key of what the experiment stores is customer managed and enabled",
  failTitle: "The KMS key of what the experiment stores is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nothing more is stored, and what was cannot be read.",
  needs: ["kms-key"],
  controls: ["checklist:INF-13", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceExperimentDataStorageConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (experiment, context) =>
    whileUnderWay(experiment, () => {
      const storage = experiment.DataStorageConfig;
      if (!storage?.Destination) return notApplicable("The experiment stores no requests.");
      return keyIsCustomerManaged(storage.KmsKey, "DataStorageConfig.KmsKey", context);
    }),
  fix: (experiment, context) =>
    restoreKey(experiment.DataStorageConfig?.KmsKey ?? "", context) ?? encryptExperiment(experiment, context),
});
