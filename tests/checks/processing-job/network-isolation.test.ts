import check from "#lib/checks/processing-job/network-isolation.ts";
import { testCheck } from "#tests/support/test-check.ts";

const ProcessingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:processing-job/report";

testCheck(check, {
  pass: { "isolation is on": { resource: { ProcessingJobArn, NetworkConfig: { EnableNetworkIsolation: true } } } },
  fail: {
    "isolation is off": {
      resource: {
        ProcessingJobArn,
        ProcessingJobStatus: "Completed",
        NetworkConfig: { EnableNetworkIsolation: false },
      },
    },
    "no network was ever configured, and AWS leaves it out": {
      resource: { ProcessingJobArn, ProcessingJobStatus: "InProgress" },
    },
    "a job of a monitoring schedule": {
      resource: {
        ProcessingJobArn,
        ProcessingJobStatus: "Completed",
        MonitoringScheduleArn: "arn:aws:sagemaker:us-east-1:482915630174:monitoring-schedule/drift",
      },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "no ARN in the answer": { resource: { NetworkConfig: { EnableNetworkIsolation: true } } },
  },
});
