import check from "#lib/checks/model/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const ModelArn = "arn:m";
const vpc = (Subnets: string[], SecurityGroupIds: string[]) => ({
  resource: { ModelArn, VpcConfig: { Subnets, SecurityGroupIds } },
});

testCheck(check, {
  pass: { "subnets and security groups": vpc(["subnet-0a1", "subnet-0a2"], ["sg-0b2"]) },
  fail: {
    "no VPC was ever set": { resource: { ModelArn } },
    "subnets without security groups": vpc(["subnet-0a1"], []),
    "security groups without subnets": vpc([], ["sg-0b2"]),
    "empty names": vpc([""], ["sg-0b2"]),
    "isolation is no substitute": { resource: { ModelArn, EnableNetworkIsolation: true } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a VPC in an answer without its ARN": {
      resource: { VpcConfig: { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] } },
    },
  },
});
