import check from "#lib/checks/compilation-job/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const CompilationJobArn = "arn:j";
const VpcConfig = { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] };

testCheck(check, {
  pass: { "a subnet and a group": { resource: { CompilationJobArn, VpcConfig } } },
  fail: {
    "no VPC": { resource: { CompilationJobArn, CompilationJobStatus: "INPROGRESS" } },
    "no VPC, and it has ended": { resource: { CompilationJobArn, CompilationJobStatus: "COMPLETED" } },
    "no subnet": { resource: { CompilationJobArn, VpcConfig: { ...VpcConfig, Subnets: [] } } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
