import check from "#lib/checks/training-job/in-vpc.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const VpcConfig = { Subnets: ["subnet-0a1", "subnet-0a2"], SecurityGroupIds: ["sg-0b2"] };

testCheck(check, {
  pass: {
    "subnets and security groups": { resource: { TrainingJobArn, VpcConfig } },
    "a serverless job in a VPC": {
      resource: { TrainingJobArn, VpcConfig, ServerlessJobConfig: { JobType: "FineTuning" } },
    },
  },
  fail: {
    "no VPC was ever set": { resource: { TrainingJobArn, TrainingJobStatus: "Completed" } },
    "no subnets": { resource: { TrainingJobArn, VpcConfig: { Subnets: [], SecurityGroupIds: ["sg-0b2"] } } },
    "isolation is no substitute": { resource: { TrainingJobArn, EnableNetworkIsolation: true } },
    "a serverless job outside a VPC, which it could have": {
      resource: { TrainingJobArn, ServerlessJobConfig: { JobType: "FineTuning" } },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a VPC without the job's ARN": { resource: { VpcConfig } },
    "a VPC of which AWS returned nothing": { resource: { TrainingJobArn, VpcConfig: {} } },
    "a VPC without its security groups": { resource: { TrainingJobArn, VpcConfig: { Subnets: ["subnet-0a1"] } } },
    "a VPC without its subnets": { resource: { TrainingJobArn, VpcConfig: { SecurityGroupIds: ["sg-0b2"] } } },
  },
});
