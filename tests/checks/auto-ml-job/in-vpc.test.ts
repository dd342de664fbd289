import check from "#lib/checks/auto-ml-job/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const VpcConfig = { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] };

testCheck(check, {
  pass: { "it has one": { resource: { AutoMLJobArn: "arn:j", SecurityConfig: { VpcConfig } } } },
  fail: {
    "it has none": { resource: { AutoMLJobArn: "arn:j", SecurityConfig: {} } },
    "nothing was said of security": { resource: { AutoMLJobArn: "arn:j" } },
  },
  unknown: {
    "the answer is empty": { resource: { SecurityConfig: { VpcConfig } } },
    "half of the network is not there": {
      resource: { AutoMLJobArn: "arn:j", SecurityConfig: { VpcConfig: { Subnets: ["subnet-0a1"] } } },
    },
  },
});
