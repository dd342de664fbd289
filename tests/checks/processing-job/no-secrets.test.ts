import { testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("processing-job/no-secrets");

const ProcessingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:processing-job/report";
const job = {
  ProcessingJobArn,
  ProcessingJobStatus: "Completed" as const,
  RoleArn: "arn:aws:iam::482915630174:role/growth",
};

testCheck(check, {
  pass: { "no secrets": { resource: { ...job, Environment: { A: "b" } } }, "no environment": { resource: job } },
  fail: {
    "a password": { resource: job, secrets: [sighted("Environment.SNOWFLAKE_PASSWORD")] },
    "a token in the entry point of an isolated job": {
      resource: { ...job, ProcessingJobStatus: "InProgress", NetworkConfig: { EnableNetworkIsolation: true } },
      secrets: [sighted("AppSpecification.ContainerEntrypoint[2]", "slack-token")],
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a text that could not be scanned": { resource: job, secrets: [sighted("Environment.BLOB", "unscanned")] },
  },
});
