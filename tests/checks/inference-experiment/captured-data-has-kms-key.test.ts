import check from "#lib/checks/inference-experiment/captured-data-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const test = (more: object, Status = "Running") => ({
  resource: { Arn: "arn:t", Status: Status as "Running", ...more },
});
const Destination = "s3://ours/shadow";

testCheck(check, {
  pass: { "a key is named": test({ DataStorageConfig: { Destination, KmsKey: "alias/ml" } }) },
  fail: {
    "no key is named": test({ DataStorageConfig: { Destination } }),
    "and it has not begun": test({ DataStorageConfig: { Destination } }, "Created"),
  },
  notApplicable: {
    "nothing is stored": test({}),
    "it is over": test({ DataStorageConfig: { Destination } }, "Completed"),
  },
  unknown: { "the answer is not complete": { resource: { DataStorageConfig: { Destination } } } },
});
