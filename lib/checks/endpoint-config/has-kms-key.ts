import { endpointVolumes } from "#lib/analysis/encryption/endpoint-volumes.ts";
import { keysAtRest, volumeKeys } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { keyIsNamed } from "../key-is-named.ts";
import { encryptVolumes } from "../remedies/endpoint-config.ts";
import { localDisks, volumesToEncrypt } from "../variant-evidence.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "endpoint-config/has-kms-key",
  kind: "endpoint-config",
  title: "Endpoint config names a KMS key for its storage volumes",
  failTitle: "Endpoint config names no KMS key for its storage volumes",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "With no key named, the volumes that hold the model are encrypted with a key of the system that you cannot see, limit or disable: access to the model cannot be traced or taken away.",
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
    const onEbs = volumesToEncrypt(volumes);
    if (volumes.length > 0 && volumes.every(({ storage }) => storage === "serverless")) {
      return notApplicable("Every variant is serverless: there is no volume to encrypt.");
    }
    if (config.KmsKeyId || onEbs.length > 0) {
      return keyIsNamed(config.KmsKeyId, "KmsKeyId", ...(config.KmsKeyId ? localDisks(volumes) : onEbs));
    }
    if (volumes.length === 0) return unknown("AWS returned no ProductionVariants.");
    const unclear = volumes.find(({ storage }) => storage === "unknown");
    if (!unclear) return notApplicable("No variant has an EBS volume: the hardware encrypts local NVMe disks.");
    const { path, instanceType } = unclear;
    const what = instanceType === "" ? "is not given" : `${instanceType} is of a family that is not known`;
    return unknown(`${path} ${what}, so its storage is not known.`);
  },
  fix: encryptVolumes,
});
