import check from "#lib/checks/endpoint-config/more-than-one-instance.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const EndpointConfigName = "subject-name";
const config = (...ProductionVariants: object[]) => ({
  EndpointConfigName,
  EndpointConfigArn: "arn:c",
  ProductionVariants,
});
const variant = (InitialInstanceCount?: number) => ({ VariantName: "main", ModelName: "churn", InitialInstanceCount });
const managed = (MinInstanceCount: number) => ({ ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount } });
const serverless = { VariantName: "main", ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } };

const running = (live: object, name = "churn-prod", used = EndpointConfigName) =>
  reading("endpoint", name, {
    EndpointName: name,
    EndpointConfigName: used,
    EndpointStatus: "InService",
    ProductionVariants: [{ VariantName: "main", ...live }],
  });
const inService = (...counts: number[]) =>
  inventoryOf(counts.map((CurrentInstanceCount, at) => running({ CurrentInstanceCount }, `churn-${at}`)));

testCheck(check, {
  pass: {
    "two instances configured": { resource: config(variant(2)) },
    "one configured, three running": { resource: config(variant(1)), inventory: inService(3) },
    "managed scaling keeps two": { resource: config({ ...variant(1), ...managed(2) }) },
    "a serverless variant beside one with two instances": {
      resource: config(serverless, { ...variant(2), VariantName: "other" }),
    },
    "instance pools that run two together": {
      resource: config({ VariantName: "main", InstancePools: [{ InstanceType: "ml.g5.xlarge" }] }),
      inventory: inventoryOf([running({ InstancePools: [{ CurrentInstanceCount: 1 }, { CurrentInstanceCount: 1 }] })]),
    },
    "an endpoint that is still being created says no count, so the config counts": {
      resource: config(variant(2)),
      inventory: inventoryOf([running({})]),
    },
    "an endpoint on another config does not count": {
      resource: config(variant(2)),
      inventory: inventoryOf([running({ CurrentInstanceCount: 1 }, "other", "other-config")]),
    },
  },
  fail: {
    "one instance configured": { resource: config(variant(1)) },
    "two configured, scaled in to one": { resource: config(variant(2)), inventory: inService(1) },
    "one of two endpoints runs a single instance": { resource: config(variant(2)), inventory: inService(4, 1) },
    "managed scaling may go down to one": {
      resource: config({ ...variant(4), ...managed(1) }),
      inventory: inService(4),
    },
    "managed scaling may go down to none": { resource: config({ ...variant(2), ...managed(0) }) },
    "one variant of two has a single instance": {
      resource: config(variant(2), { ...variant(1), VariantName: "canary" }),
    },
    "scaled in to none": { resource: config(variant(1)), inventory: inService(0) },
    "two where three are asked for": { resource: config(variant(2)), options: { minimumInstances: 3 } },
    "inference components on a single instance": { resource: config({ VariantName: "main", InitialInstanceCount: 1 }) },
  },
  notApplicable: { "serverless, which other tools count as no instance": { resource: config(serverless) } },
  unknown: {
    "AWS returned no count": { resource: config(variant()) },
    "instance pools of which nothing runs": {
      resource: config({ VariantName: "main", InstancePools: [{ InstanceType: "ml.g5.xlarge" }] }),
    },
    "one good variant does not cover for one without a count": {
      resource: config(variant(2), { VariantName: "canary" }),
      inventory: inventoryOf([unread("endpoint", "churn-prod")]),
    },
    "AWS returned no variants": { resource: { EndpointConfigName } },
    "the answer is empty": { resource: {} },
  },
});
