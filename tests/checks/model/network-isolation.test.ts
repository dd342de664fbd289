import check from "#lib/checks/model/network-isolation.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: { "isolation is on": { resource: { ModelArn: "arn:m", EnableNetworkIsolation: true } } },
  fail: {
    "isolation is off": { resource: { ModelArn: "arn:m", EnableNetworkIsolation: false } },
    "isolation was never set": { resource: { ModelArn: "arn:m" } },
    "a VPC is no substitute": {
      resource: { ModelArn: "arn:m", VpcConfig: { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] } },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "the flag is text": { resource: { ModelArn: "arn:m", EnableNetworkIsolation: "true" as unknown as boolean } },
  },
});
