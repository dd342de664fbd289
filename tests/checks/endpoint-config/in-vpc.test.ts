import check from "#lib/checks/endpoint-config/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const VpcConfig = { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] };
const components = [{ VariantName: "main", InstanceType: "ml.g5.xlarge" as const }];
const models = [{ VariantName: "main", ModelName: "churn" }];

testCheck(check, {
  pass: {
    "inference components in a VPC": { resource: { EndpointConfigArn, ProductionVariants: components, VpcConfig } },
  },
  fail: {
    "inference components without a VPC": { resource: { EndpointConfigArn, ProductionVariants: components } },
    "a VPC without security groups": {
      resource: {
        EndpointConfigArn,
        ProductionVariants: components,
        VpcConfig: { ...VpcConfig, SecurityGroupIds: [] },
      },
    },
    "the shadow variant hosts inference components": {
      resource: { EndpointConfigArn, ProductionVariants: models, ShadowProductionVariants: components },
    },
  },
  notApplicable: {
    "every variant names a model": { resource: { EndpointConfigArn, ProductionVariants: models } },
  },
  unknown: {
    "AWS returned no variants": { resource: { EndpointConfigArn, VpcConfig } },
    "the answer is empty": { resource: {} },
  },
});
