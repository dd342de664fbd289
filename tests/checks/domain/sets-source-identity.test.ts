import check from "#lib/checks/domain/sets-source-identity.ts";
import { testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";

testCheck(check, {
  pass: {
    "the profile's name": {
      resource: { DomainArn, DomainSettings: { ExecutionRoleIdentityConfig: "USER_PROFILE_NAME" } },
    },
  },
  fail: {
    "it is off": { resource: { DomainArn, DomainSettings: { ExecutionRoleIdentityConfig: "DISABLED" } } },
    "it was never set": { resource: { DomainArn } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
