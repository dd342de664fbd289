import { expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";

/*
 * A variant without a model hosts inference components: network, isolation and instances are then the config's own, and
 * no model says more. Source: SageMaker API reference, CreateEndpointConfig.
 */

const component = {
  VariantName: "v",
  InstanceType: "ml.g5.12xlarge",
  InitialInstanceCount: 1,
  ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 3 },
};
const config = {
  EndpointConfigName: "ic",
  EndpointConfigArn: "arn:aws:sagemaker:us-east-1:111122223333:endpoint-config/ic",
  ExecutionRoleArn: "arn:aws:iam::111122223333:role/ml-exec",
  VpcConfig: { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0aa1"] },
  EnableNetworkIsolation: false,
  ProductionVariants: [component],
};
const steady = { ...component, InitialInstanceCount: 2, ManagedInstanceScaling: undefined };

test.each<[string, object, Record<string, string>]>([
  [
    "in a VPC, scaled down to none, on disks that the hardware encrypts",
    config,
    {
      "in-vpc": "pass",
      "network-isolation": "fail",
      "more-than-one-instance": "fail",
      "has-kms-key": "not-applicable",
    },
  ],
  [
    "in isolation, on two instances with EBS volumes and no key",
    { ...config, EnableNetworkIsolation: true, ProductionVariants: [{ ...steady, InstanceType: "ml.m5.xlarge" }] },
    { "in-vpc": "pass", "network-isolation": "pass", "more-than-one-instance": "pass", "has-kms-key": "fail" },
  ],
  [
    "without a VPC, and with a model beside them that says nothing of theirs",
    { ...config, VpcConfig: undefined, ProductionVariants: [{ ...steady, ModelName: "churn" }, component] },
    {
      "in-vpc": "fail",
      "network-isolation": "fail",
      "more-than-one-instance": "fail",
      "has-kms-key": "not-applicable",
    },
  ],
])("inference components %s", (_, resource, expected) => {
  const context = { identity: identity("endpoint-config", "ic"), inventory: inventoryOf([]), now, secrets: [] };
  const found = Object.keys(expected).map((name) => {
    const check = (checks as readonly Check[]).find(({ id }) => id === `endpoint-config/${name}`);
    const options = optionsOf({ id: `endpoint-config/${name}` }, defaultOptions);
    return [name, check?.evaluate(resource as never, { ...context, options }).status];
  });
  expect(Object.fromEntries(found)).toEqual(expected);
});
