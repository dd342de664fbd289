import { testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("training-job/no-secrets-in-hyperparameters");

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const job = { TrainingJobArn, TrainingJobStatus: "Completed" as const, HyperParameters: { epochs: "20" } };

testCheck(check, {
  pass: {
    "no secrets": { resource: job },
    "no hyperparameters at all": { resource: { TrainingJobArn } },
    "a secret in the environment is for another check": {
      resource: job,
      secrets: [sighted("Environment.DB_PASSWORD")],
    },
  },
  fail: {
    "a password": { resource: job, secrets: [sighted("HyperParameters.db_password")] },
    "an access key in a running job": {
      resource: { ...job, TrainingJobStatus: "InProgress" },
      secrets: [sighted("HyperParameters.key", "aws-access-key")],
    },
    "a secret beside a text that could not be scanned": {
      resource: job,
      secrets: [sighted("HyperParameters.blob", "unscanned"), sighted("HyperParameters.token", "jwt")],
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a text that could not be scanned": { resource: job, secrets: [sighted("HyperParameters.blob", "unscanned")] },
  },
});
