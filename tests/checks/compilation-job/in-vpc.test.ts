import check from "#lib/checks/compilation-job/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const VpcConfig = { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] };

testCheck(check, {
  pass: { "it has one": { resource: { CompilationJobArn: "arn:j", VpcConfig } } },
  fail: { "it has none": { resource: { CompilationJobArn: "arn:j" } } },
  unknown: { "the answer is empty": { resource: { VpcConfig } } },
});
