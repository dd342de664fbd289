import check from "#lib/checks/inference-experiment/volume-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const test = (KmsKey?: string, Status = "Running") => ({
  resource: { Arn: "arn:t", Status: Status as "Running", KmsKey },
});

testCheck(check, {
  pass: { "a key is named": test("alias/ml") },
  fail: { "no key is named": test(), "and it has not begun": test(undefined, "Created") },
  notApplicable: { "it is over": test(undefined, "Completed") },
  unknown: { "the answer is not complete": { resource: {} } },
});
