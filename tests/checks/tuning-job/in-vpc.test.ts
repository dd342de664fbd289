import check from "#lib/checks/tuning-job/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const VpcConfig = { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] };

testCheck(check, {
  pass: {
    "its one definition has one": { resource: { TrainingJobDefinition: { VpcConfig } } },
    "all of its definitions have one": { resource: { TrainingJobDefinitions: [{ VpcConfig }, { VpcConfig }] } },
  },
  fail: {
    "none is named": { resource: { TrainingJobDefinition: { RoleArn: "arn:r" } } },
    "one of the definitions names none": { resource: { TrainingJobDefinitions: [{ VpcConfig }, {}] } },
  },
  unknown: {
    "there is no definition": { resource: { HyperParameterTuningJobArn: "arn:j" } },
    "half of the network is not there": {
      resource: { TrainingJobDefinition: { VpcConfig: { Subnets: ["subnet-1"] } } },
    },
  },
});
