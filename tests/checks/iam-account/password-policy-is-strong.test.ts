import { expect, test } from "vitest";
import check from "#lib/checks/iam-account/password-policy-is-strong.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { row } from "../credential-report.ts";

const CredentialReport = { Users: [row({ password_enabled: "true" })] };
const PasswordPolicy = { MinimumPasswordLength: 14, PasswordReusePrevention: 24 };

testCheck(check, {
  pass: {
    "they are": { resource: { CredentialReport, PasswordPolicy } },
    "as somebody asks": {
      resource: { CredentialReport, PasswordPolicy: { MinimumPasswordLength: 12, PasswordReusePrevention: 5 } },
      options: { minimumLength: 12, remembered: 5 },
    },
  },
  fail: {
    "there is no policy": { resource: { CredentialReport, PasswordPolicy: null } },
    "they may be short": {
      resource: { CredentialReport, PasswordPolicy: { ...PasswordPolicy, MinimumPasswordLength: 8 } },
    },
    "they may be used again": { resource: { CredentialReport, PasswordPolicy: { MinimumPasswordLength: 20 } } },
  },
  notApplicable: { "nobody has one": { resource: { CredentialReport: { Users: [row()] }, PasswordPolicy: null } } },
  unknown: {
    "AWS did not say who has one": { resource: { PasswordPolicy: null } },
    "AWS did not say what the policy is": { resource: { CredentialReport } },
  },
});

test("what is asked for already stays, as the call writes the policy as a whole", () => {
  const resource = { PasswordPolicy: { MinimumPasswordLength: 20, RequireSymbols: true, MaxPasswordAge: 365 } };
  const context = { identity: identity("iam-account", "1"), inventory: inventoryOf([]), now: "", secrets: [] };
  const { cli } = check.fix(resource as never, { ...context, options: { minimumLength: 14, remembered: 24 } });
  for (const option of [
    "minimum-password-length=20",
    "password-reuse-prevention=24",
    "require-symbols",
    "max-password-age=365",
  ])
    expect(cli).toContain(`--${option}`);
  expect(cli).not.toContain("require-numbers");
});
