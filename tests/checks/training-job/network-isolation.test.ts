import check from "#lib/checks/training-job/network-isolation.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";

testCheck(check, {
  pass: {
    "isolation is on": { resource: { TrainingJobArn, EnableNetworkIsolation: true } },
    "isolation is on for a serverless job": {
      resource: { TrainingJobArn, EnableNetworkIsolation: true, ServerlessJobConfig: { JobType: "FineTuning" } },
    },
  },
  fail: {
    "isolation is off": { resource: { TrainingJobArn, TrainingJobStatus: "Completed", EnableNetworkIsolation: false } },
    "isolation was never set, and AWS leaves it out": { resource: { TrainingJobArn, TrainingJobStatus: "InProgress" } },
    "a VPC is no substitute": {
      resource: { TrainingJobArn, VpcConfig: { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] } },
    },
  },
  notApplicable: {
    "a serverless job runs AWS's own code": {
      resource: { TrainingJobArn, ServerlessJobConfig: { JobType: "FineTuning" } },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "the answer has no ARN": { resource: { EnableNetworkIsolation: true } },
    "the flag is no boolean": { resource: { TrainingJobArn, EnableNetworkIsolation: "true" as never } },
  },
});
