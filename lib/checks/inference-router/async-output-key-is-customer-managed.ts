import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptAnswers } from "../remedies/inference-router.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { asyncOutputsOf } from "../router-places.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

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
  evaluate(router, context) {
    if (!router.InferenceRouterArn)
      return unknown("AWS returned no InferenceRouterArn, so the answer is not complete.");
    const verdicts = asyncOutputsOf(router).map(({ path, output }) =>
      keyIsCustomerManaged(output?.KmsKeyId, `${path}.KmsKeyId`, context),
    );
    return worstOf(verdicts, notApplicable("No target of the router answers later."));
  },
  fix(router, context) {
    const keys = asyncOutputsOf(router).flatMap(({ output }) => output?.KmsKeyId ?? []);
    return keys.flatMap((key) => restoreKey(key, context) ?? [])[0] ?? encryptAnswers(context);
  },
});
