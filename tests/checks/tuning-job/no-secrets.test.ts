import { testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("tuning-job/no-secrets");

const HyperParameterTuningJobArn = "arn:aws:sagemaker:us-east-1:482915630174:hyper-parameter-tuning-job/hpo";
const job = { HyperParameterTuningJobArn, TrainingJobDefinition: { StaticHyperParameters: { epochs: "20" } } };

testCheck(check, {
  pass: { "no secrets": { resource: job } },
  fail: {
    "a password in the static hyperparameters": {
      resource: { ...job, HyperParameterTuningJobStatus: "Completed" },
      secrets: [sighted("TrainingJobDefinition.StaticHyperParameters.db_password")],
    },
    "a token in the environment of the second definition": {
      resource: { HyperParameterTuningJobArn, HyperParameterTuningJobStatus: "InProgress" },
      secrets: [sighted("TrainingJobDefinitions[1].Environment.HF_TOKEN", "hugging-face-token")],
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a text that could not be scanned": {
      resource: job,
      secrets: [sighted("TrainingJobDefinition.StaticHyperParameters.blob", "unscanned")],
    },
  },
});
