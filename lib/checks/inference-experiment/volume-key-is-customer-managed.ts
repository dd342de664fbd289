import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { whileUnderWay } from "../experiment-under-way.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { replaceExperiment } from "../remedies/inference-experiment.ts";
import { restoreKey } from "../remedies/kms-key.ts";

export default defineCheck({
  id: "inference-experiment/volume-key-is-customer-managed",
  kind: "inference-experiment",
  title: "The KMS key of the experiment's volumes is customer managed and enabled",
  failTitle: "The KMS key of the experiment's volumes is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted the experiment's machines can neither be replaced nor added to.",
  needs: ["kms-key"],
  controls: ["checklist:INF-12", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceExperiment.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (experiment, context) =>
    whileUnderWay(experiment, () => keyIsCustomerManaged(experiment.KmsKey, "KmsKey", context)),
  fix: ({ KmsKey }, context) => restoreKey(KmsKey ?? "", context) ?? replaceExperiment(context),
});
