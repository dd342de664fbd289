import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptAnswers } from "../remedies/inference-router.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { asyncOutputsOf, everyAsyncOutput } from "../router-places.ts";

export default defineCheck({
  id: "inference-router/async-output-key-is-customer-managed",
  kind: "inference-router",
  title: "The KMS key of the router's asynchronous answers is customer managed and enabled",
  failTitle: "The KMS key of the router's asynchronous answers is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no answer is written any more, and what was cannot be read.",
  needs: ["kms-key"],
  controls: ["checklist:N-INF-07", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceRouter.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (router, context) =>
    everyAsyncOutput(router, (output, path) => keyIsCustomerManaged(output?.KmsKeyId, `${path}.KmsKeyId`, context)),
  fix(router, context) {
    const keys = asyncOutputsOf(router).flatMap(({ output }) => output?.KmsKeyId ?? []);
    return keys.flatMap((key) => restoreKey(key, context) ?? [])[0] ?? encryptAnswers(context);
  },
});
