import { endpointVolumes } from "#lib/analysis/encryption/endpoint-volumes.ts";
import { keyCustody } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsCustomerManaged } from "../key-is-customer-managed.ts";
import { encryptVolumes } from "../remedies/endpoint-config.ts";
import { restoreKey } from "../remedies/kms-key.ts";
import { localDisks } from "../variant-evidence.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/kms-key-is-customer-managed",
  kind: "endpoint-config",
  title: "Endpoint config's KMS key is customer managed and enabled",
  failTitle: "Endpoint config's KMS key is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted the endpoint can neither scale out nor be replaced.",
  needs: ["kms-key"],
  controls: ["checklist:INF-07", "checklist:KMS-04", ...keyCustody],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate(config, context) {
    if (!config.EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    const volumes = endpointVolumes(config);
    if (volumes.length > 0 && volumes.every(({ storage }) => storage === "serverless")) {
      return notApplicable("Every variant is serverless: there is no volume to encrypt.");
    }
    return keyIsCustomerManaged(config.KmsKeyId, "KmsKeyId", context, ...localDisks(volumes));
  },
  fix: (config, context) => restoreKey(config.KmsKeyId ?? "", context) ?? encryptVolumes(config, context),
});
