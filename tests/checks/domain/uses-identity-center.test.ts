import check from "#lib/checks/domain/uses-identity-center.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: {
    "an application of Identity Center": {
      resource: { AuthMode: "SSO", SingleSignOnApplicationArn: "arn:aws:sso::482915630174:application/a/b" },
    },
    "an older application, known by its instance": {
      resource: { AuthMode: "SSO", SingleSignOnManagedApplicationInstanceId: "ins-0a1" },
    },
  },
  fail: {
    "people come in through IAM": { resource: { AuthMode: "IAM", DomainId: "d-abc123" } },
    "SSO that leads to no application": { resource: { AuthMode: "SSO" } },
  },
  unknown: {
    "AWS returned no AuthMode": { resource: { SingleSignOnApplicationArn: "arn:aws:sso::1:application/a/b" } },
    "the answer is empty": { resource: {} },
  },
});
