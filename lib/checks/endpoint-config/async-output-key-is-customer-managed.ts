import { ofAsyncOutput } from "../config-outputs.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptAnswers } from "../remedies/endpoint-config-output.ts";
import { restoreKey } from "../remedies/kms-key.ts";

export default defineCheck({
  id: "endpoint-config/async-output-key-is-customer-managed",
  kind: "endpoint-config",
  title: "The KMS key of asynchronous answers is customer managed and enabled",
  failTitle: "The KMS key of asynchronous answers is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no answer is written any more, and what was cannot be read.",
  needs: ["kms-key"],
  controls: ["checklist:N-INF-07", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (config, context) =>
    ofAsyncOutput(config, (output, path) => keyIsCustomerManaged(output?.KmsKeyId, `${path}.KmsKeyId`, context)),
  fix: ({ AsyncInferenceConfig }, context) =>
    restoreKey(AsyncInferenceConfig?.OutputConfig?.KmsKeyId ?? "", context) ?? encryptAnswers(context),
});
