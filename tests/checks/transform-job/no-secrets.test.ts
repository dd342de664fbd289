import { testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("transform-job/no-secrets");

const TransformJobArn = "arn:aws:sagemaker:us-east-1:482915630174:transform-job/score";

testCheck(check, {
  pass: { "no secrets": { resource: { TransformJobArn, Environment: { A: "b" } } } },
  fail: {
    "a token": {
      resource: { TransformJobArn, TransformJobStatus: "Completed" },
      secrets: [sighted("Environment.HF_TOKEN", "hugging-face-token")],
    },
    "a token in a running job": {
      resource: { TransformJobArn, TransformJobStatus: "InProgress" },
      secrets: [sighted("Environment.HF_TOKEN", "hugging-face-token")],
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a text that could not be scanned": {
      resource: { TransformJobArn },
      secrets: [sighted("Environment.B", "unscanned")],
    },
  },
});
