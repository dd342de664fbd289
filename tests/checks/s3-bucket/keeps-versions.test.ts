import check from "#lib/checks/s3-bucket/keeps-versions.ts";
import { testCheck } from "#tests/support/test-check.ts";

const Name = "models";

testCheck(check, {
  pass: { "it does": { resource: { Name, Versioning: { Status: "Enabled" } } } },
  fail: {
    "it was never asked to": { resource: { Name, Versioning: {} } },
    "it does no more": { resource: { Name, Versioning: { Status: "Suspended" } } },
  },
  unknown: {
    "nothing is said of versions": { resource: { Name } },
    "the answer is not whole": { resource: { Versioning: { Status: "Enabled" } } },
  },
});
