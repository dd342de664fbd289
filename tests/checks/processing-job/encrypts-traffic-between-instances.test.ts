import check from "#lib/checks/processing-job/encrypts-traffic-between-instances.ts";
import { testCheck } from "#tests/support/test-check.ts";

const ProcessingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:processing-job/report";
const of = (InstanceCount: number, flag?: boolean) => ({
  resource: {
    ProcessingJobArn,
    ProcessingJobStatus: "Completed" as const,
    ProcessingResources: { ClusterConfig: { InstanceType: "ml.m5.xlarge" as const, InstanceCount } },
    NetworkConfig: { EnableInterContainerTrafficEncryption: flag },
  },
});

testCheck(check, {
  pass: { "several instances, encrypted": of(3, true), "one instance, encrypted all the same": of(1, true) },
  fail: {
    "several instances in the clear": of(3, false),
    "never set": of(2),
    "a choice of types, of which each would be several": {
      resource: {
        ProcessingJobArn,
        ProcessingResources: {
          ClusterConfig: { InstancePreferences: [{ InstanceType: "ml.m5.xlarge", InstanceCount: 2 }] },
        },
      },
    },
  },
  notApplicable: { "a single instance": of(1, false) },
  unknown: {
    "the answer is empty": { resource: {} },
    "AWS does not say how many instances": { resource: { ProcessingJobArn } },
    "no ARN in the answer": { resource: { NetworkConfig: { EnableInterContainerTrafficEncryption: true } } },
  },
});
