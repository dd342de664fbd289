import { endpointVolumes } from "#lib/analysis/encryption/endpoint-volumes.ts";
import { keysAtRest, volumeKeys } from "../controls.ts";
import { defineCheck } from "../define.ts";
import { encryptVolumes } from "../remedies/endpoint-config.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/has-kms-key",
  kind: "endpoint-config",
  title: "Endpoint config's storage volumes are encrypted with a KMS key you chose",
  failTitle: "Endpoint config's storage volumes have no customer-managed key",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "The volumes that hold the model are encrypted, but with a key you cannot see, limit or disable: access to a stolen model cannot be traced or taken away.",
  needs: [],
  controls: [
    "checklist:INF-07",
    "aws-config:sagemaker-endpoint-configuration-kms-key-configured",
    "aws-config:sagemaker-endpoint-config-kms-key-required",
    "prowler:sagemaker_endpoint_config_kms_encryption_enabled",
    "checkov:CKV_AWS_98",
    "cfn-nag:W1200",
    ...keysAtRest,
    ...volumeKeys,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  ],
  evaluate(config) {
    if (!config.EndpointConfigArn) return unknown("AWS returned no EndpointConfigArn, so the answer is not complete.");
    const volumes = endpointVolumes(config);
    if (volumes.state === "none") return notApplicable(volumes.reason);
    const evidence = { path: "KmsKeyId", observed: config.KmsKeyId ?? null, expected: "a customer managed KMS key" };
    if (config.KmsKeyId) return pass(evidence);
    if (volumes.state === "unknown") return unknown(volumes.reason);
    const { path, instanceType } = volumes;
    return fail(evidence, {
      path,
      observed: instanceType,
      expected: "a key, as this type keeps data on an EBS volume",
    });
  },
  fix: encryptVolumes,
});
