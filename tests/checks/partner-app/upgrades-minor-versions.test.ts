import check from "#lib/checks/partner-app/upgrades-minor-versions.ts";
import { testCheck } from "#tests/support/test-check.ts";

const Arn = "arn:aws:sagemaker:us-east-1:482915630174:partner-app/app-1";

testCheck(check, {
  pass: { "it is on": { resource: { Arn, EnableAutoMinorVersionUpgrade: true } } },
  fail: {
    "it is off": { resource: { Arn, EnableAutoMinorVersionUpgrade: false } },
    "it was never set": { resource: { Arn } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
