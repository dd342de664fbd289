import { ofDataCapture } from "../config-outputs.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptCapture } from "../remedies/endpoint-config.ts";
import { restoreKey } from "../remedies/kms-key.ts";

export default defineCheck({
  id: "endpoint-config/data-capture-key-is-customer-managed",
  kind: "endpoint-config",
  title: "The KMS key of captured requests is customer managed and enabled",
  failTitle: "The KMS key of captured requests is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted nothing more is captured, and what was cannot be read.",
  needs: ["kms-key"],
  controls: ["checklist:INF-11", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (config, context) =>
    ofDataCapture(config, ({ KmsKeyId }, at) => keyIsCustomerManaged(KmsKeyId, `${at}.KmsKeyId`, context)),
  fix: ({ DataCaptureConfig }, context) =>
    restoreKey(DataCaptureConfig?.KmsKeyId ?? "", context) ?? encryptCapture(context),
});
