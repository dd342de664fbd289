import check from "#lib/checks/partner-app/tells-users-apart.ts";
import { testCheck } from "#tests/support/test-check.ts";

const Arn = "arn:aws:sagemaker:us-east-1:482915630174:partner-app/app-1";

testCheck(check, {
  pass: { "it is on": { resource: { Arn, AuthType: "IAM", EnableIamSessionBasedIdentity: true } } },
  fail: {
    "it is off": { resource: { Arn, AuthType: "IAM", EnableIamSessionBasedIdentity: false } },
    "nothing was ever set": { resource: { Arn } },
  },
  notApplicable: { "Identity Center": { resource: { Arn, AuthType: "IDC" } } },
  unknown: { "the answer is empty": { resource: {} } },
});
