import { testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("model/no-secrets");

const ModelArn = "arn:aws:sagemaker:us-east-1:482915630174:model/churn";
const model = { ModelArn, ExecutionRoleArn: "arn:aws:iam::482915630174:role/service-role/growth" };

testCheck(check, {
  pass: {
    "no secrets": { resource: { ...model, PrimaryContainer: { Environment: { A: "b" } } } },
    "no environment": { resource: { ...model, Containers: [{}] } },
  },
  fail: {
    "a password in the only container": {
      resource: model,
      secrets: [sighted("PrimaryContainer.Environment.DB_PASSWORD")],
    },
    "a token in the second of several containers": {
      resource: { ModelArn },
      secrets: [sighted("Containers[1].Environment.HF_TOKEN", "hugging-face-token")],
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a text that could not be scanned": {
      resource: model,
      secrets: [sighted("PrimaryContainer.Environment.BLOB", "unscanned")],
    },
  },
});
