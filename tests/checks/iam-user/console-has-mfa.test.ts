import check from "#lib/checks/iam-user/console-has-mfa.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { reported, row, unreported, userArn } from "../credential-report.ts";

const resource = { Arn: userArn };

testCheck(check, {
  pass: { "it does": { resource, inventory: reported(row({ password_enabled: "true", mfa_active: "true" })) } },
  fail: { "it does not": { resource, inventory: reported(row({ password_enabled: "true" })) } },
  notApplicable: { "it has no password": { resource, inventory: reported(row()) } },
  unknown: {
    "the report was not read": { resource, inventory: unreported },
    "the report is older than the user": { resource, inventory: reported(row({ arn: "another" })) },
    "the report does not say whether it has a password": {
      resource,
      inventory: reported(row({ password_enabled: "not_supported" })),
    },
    "nor whether it has a device": {
      resource,
      inventory: reported(row({ password_enabled: "true", mfa_active: "N/A" })),
    },
  },
});
