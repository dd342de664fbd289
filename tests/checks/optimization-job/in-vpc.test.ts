import check from "#lib/checks/optimization-job/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (VpcConfig?: { Subnets?: string[]; SecurityGroupIds?: string[] }) => ({
  resource: { OptimizationJobArn: "arn:x", VpcConfig },
});

testCheck(check, {
  pass: { "subnets and security groups": of({ Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] }) },
  fail: { "never set": of() },
  unknown: { "a VPC of which AWS returned nothing": of({}), "the answer is empty": { resource: {} } },
});
