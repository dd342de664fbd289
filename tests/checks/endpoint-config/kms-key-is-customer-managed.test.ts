import check from "#lib/checks/endpoint-config/kms-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const ProductionVariants = [{ VariantName: "e", InstanceType: "ml.m5.xlarge" as const }];
const resource = { EndpointConfigArn, ProductionVariants, KmsKeyId: keyArn };

testCheck(check, {
  pass: { "a customer managed key": { resource, inventory: inventoryOf([key()]) } },
  fail: {
    "an AWS managed key": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "an AWS managed key, named for local NVMe disks that it does not reach": {
      resource: { ...resource, ProductionVariants: [{ InstanceType: "ml.g5.xlarge" }] },
      inventory: inventoryOf([key({ KeyManager: "AWS" })]),
    },
    "a disabled key": { resource, inventory: inventoryOf([key({ KeyState: "Disabled" })]) },
  },
  notApplicable: {
    "no key is set, which another check grades": { resource: { EndpointConfigArn, ProductionVariants } },
    "serverless only, with no volume": {
      resource: { ...resource, ProductionVariants: [{ ServerlessConfig: { MaxConcurrency: 5 } }] },
      inventory: inventoryOf([key({ KeyManager: "AWS" })]),
    },
  },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "KMS knows no such key": { resource, inventory: inventoryOf([]) },
    "the answer is empty": { resource: {} },
  },
});
