import check from "#lib/checks/endpoint-config/network-isolation.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const components = [{ VariantName: "main", InstanceType: "ml.g5.xlarge", InitialInstanceCount: 2 }] as const;
const models = [{ VariantName: "main", ModelName: "churn", InstanceType: "ml.m5.xlarge" }] as const;

testCheck(check, {
  pass: {
    "inference components in isolation": {
      resource: { EndpointConfigArn, ProductionVariants: [...components], EnableNetworkIsolation: true },
    },
  },
  fail: {
    "inference components without isolation": {
      resource: { EndpointConfigArn, ProductionVariants: [...components], EnableNetworkIsolation: false },
    },
    "isolation was never set": { resource: { EndpointConfigArn, ProductionVariants: [...components] } },
    "one variant of several hosts inference components": {
      resource: { EndpointConfigArn, ProductionVariants: [...models, ...components] },
    },
  },
  notApplicable: {
    "every variant names a model": { resource: { EndpointConfigArn, ProductionVariants: [...models] } },
    "the instance pools name the models": {
      resource: {
        EndpointConfigArn,
        ProductionVariants: [{ InstancePools: [{ InstanceType: "ml.g5.xlarge", ModelNameOverride: "churn" }] }],
      },
    },
  },
  unknown: {
    "AWS returned no variants": { resource: { EndpointConfigArn, EnableNetworkIsolation: true } },
    "the answer is empty": { resource: {} },
    "the answer has no ARN": { resource: { ProductionVariants: [...components], EnableNetworkIsolation: true } },
  },
});
