import check from "#lib/checks/endpoint-config/has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const serverless = { VariantName: "s", ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } };
const ebs = { VariantName: "e", InstanceType: "ml.m5.xlarge" as const };
const nvme = { VariantName: "n", InstanceType: "ml.g5.xlarge" as const };
const novel = { VariantName: "x", InstanceType: "ml.q9.large" as "ml.m5.large" };
const of = (...ProductionVariants: object[]) => ({ resource: { EndpointConfigArn, ProductionVariants } });
const keyed = (...variants: object[]) => ({ resource: { ...of(...variants).resource, KmsKeyId: keyArn } });

testCheck(check, {
  pass: {
    "a key on EBS volumes": keyed(ebs),
    "a key, and a family that is not known": keyed(novel),
  },
  fail: {
    "EBS volumes without a key": of(ebs),
    "one variant on EBS beside one with local disks": of(nvme, ebs),
    "an EBS variant beside a serverless one": of(serverless, ebs),
    "an EBS type in an instance pool": of({ InstancePools: [{ InstanceType: "ml.g5.xlarge" }, ebs] }),
    "a shadow variant on EBS": {
      resource: { EndpointConfigArn, ProductionVariants: [nvme], ShadowProductionVariants: [ebs] },
    },
  },
  notApplicable: {
    "serverless only, with no volume to encrypt": of(serverless),
    "local NVMe disks only, which the hardware encrypts": of(nvme, { InstanceType: "ml.p4d.24xlarge" }),
    "local NVMe disks only, although a key is set": keyed(nvme),
  },
  unknown: {
    "a family that is not known excuses nothing and fails nothing": of(novel),
    "a variant without an instance type": of({ VariantName: "main" }),
    "AWS returned no variants": { resource: { EndpointConfigArn } },
    "the answer is empty": { resource: {} },
    "a key in an answer without its ARN": { resource: { KmsKeyId: keyArn, ProductionVariants: [ebs] } },
  },
});
