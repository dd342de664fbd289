import { expect, test } from "vitest";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("training-job/no-secrets");

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const job = { TrainingJobArn, TrainingJobStatus: "Completed" as const, Environment: { DB_HOST: "db.internal" } };

testCheck(check, {
  pass: {
    "no secrets": { resource: job },
    "a secret in the hyperparameters is for another check": {
      resource: job,
      secrets: [sighted("HyperParameters.key")],
    },
  },
  fail: {
    "a password in the environment": { resource: job, secrets: [sighted("Environment.DB_PASSWORD")] },
    "a token in an argument": {
      resource: { ...job, TrainingJobStatus: "InProgress" },
      secrets: [sighted("AlgorithmSpecification.ContainerArguments[1]", "github-token")],
    },
    "a password in a tag": { resource: job, secrets: [sighted("Tags[0].Value")] },
    "more secrets than anyone wants to read": {
      resource: job,
      secrets: Array.from({ length: 50 }, (_, at) => sighted(`Environment.KEY_${at}`)),
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a text that could not be scanned": { resource: job, secrets: [sighted("Environment.BLOB", "unscanned")] },
  },
});

test("the evidence shows the mark that took the secret's place, and the rest as a number", () => {
  const context = { identity: identity("training-job", "churn"), inventory: inventoryOf([]), now, options: {} };
  const secrets = Array.from({ length: 23 }, (_, at) => sighted(`Environment.KEY_${at}`));
  const verdict = check.evaluate(job as never, { ...context, secrets });
  expect(verdict).toMatchObject({ status: "fail" });
  const evidence = "evidence" in verdict ? verdict.evidence : [];
  expect(evidence[0]).toMatchObject({ path: "Environment.KEY_0", observed: "«redacted named-secret 3f9a1c»" });
  expect(evidence).toHaveLength(21);
  expect(evidence.at(-1)).toMatchObject({ observed: "3 further secrets" });
});
