import { expect, test } from "vitest";
import check from "#lib/checks/endpoint-config/has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";

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
    "a key on local NVMe disks, which AWS accepts and which encrypts nothing there": keyed(nvme),
    "a key on both": keyed(nvme, ebs),
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
    "serverless only, although a key is set": keyed(serverless),
  },
  unknown: {
    "a family that is not known excuses nothing and fails nothing": of(novel),
    "a variant without an instance type": of({ VariantName: "main" }),
    "AWS returned no variants": { resource: { EndpointConfigArn } },
    "the answer is empty": { resource: {} },
    "a key in an answer without its ARN": { resource: { KmsKeyId: keyArn, ProductionVariants: [ebs] } },
  },
});

const evidenceOf = ({ resource }: { resource: object }) => {
  const context = { identity: identity("endpoint-config", "mix"), inventory: inventoryOf([]), now, secrets: [] };
  const verdict = check.evaluate(resource as never, context);
  return "evidence" in verdict ? verdict.evidence.slice(1) : [];
};

test("of a mix without a key, the variants on EBS are named and no other", () => {
  const shadow = { VariantName: "shadow", InstanceType: "ml.c5.xlarge" };
  const pool = {
    VariantName: "pool",
    InstancePools: [{ InstanceType: "ml.g5.xlarge" }, { InstanceType: "ml.m5.large" }],
  };
  const { resource } = of(nvme, ebs, pool);
  expect(evidenceOf({ resource: { ...resource, ShadowProductionVariants: [shadow] } })).toEqual([
    {
      path: "ProductionVariants[1].InstanceType",
      observed: "ml.m5.xlarge",
      expected: expect.stringContaining("variant e keeps"),
    },
    {
      path: "ProductionVariants[2].InstancePools[1].InstanceType",
      observed: "ml.m5.large",
      expected: expect.stringContaining("variant pool keeps"),
    },
    {
      path: "ShadowProductionVariants[0].InstanceType",
      observed: "ml.c5.xlarge",
      expected: expect.stringContaining("variant shadow keeps"),
    },
  ]);
});

test("beside a key, the variants it does not reach are named", () => {
  expect(evidenceOf(keyed(nvme, ebs))).toEqual([
    {
      path: "ProductionVariants[0].InstanceType",
      observed: "ml.g5.xlarge",
      expected: expect.stringContaining("variant n uses local disks"),
    },
  ]);
});
