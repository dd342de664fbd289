import check from "#lib/checks/kms-key/policy-names-no-outsiders.ts";
import { account, testCheck } from "#tests/support/test-check.ts";
import { forOutsiders } from "../outsiders.ts";

const cases = forOutsiders({ KeyId: "k", KeyManager: "CUSTOMER" }, "Policy");
const called = (by: string) => ({
  resource: {
    KeyId: "k",
    Policy: JSON.stringify({
      Statement: {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:CallerAccount": by } },
      },
    }),
  },
});

testCheck(check, {
  ...cases,
  pass: { ...cases.pass, "everyone of one's own account": called(account) },
  fail: { ...cases.fail, "everyone of another account": called("611111111116") },
  notApplicable: {
    ...cases.notApplicable,
    "AWS manages the key": { resource: { KeyId: "k", KeyManager: "AWS", Policy: "{" } },
  },
});
