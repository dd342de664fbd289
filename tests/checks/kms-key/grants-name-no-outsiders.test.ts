import check from "#lib/checks/kms-key/grants-name-no-outsiders.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const partner = "611111111116";
const to = (...GranteePrincipals: string[]) => ({
  KeyId: "k",
  KeyManager: "CUSTOMER" as const,
  Grants: GranteePrincipals.map((GranteePrincipal, at) => ({
    GrantId: `grant-${at}`,
    GranteePrincipal,
    Operations: ["Decrypt" as const],
  })),
});
const theirs = `arn:aws:iam::${partner}:role/reader`;

testCheck(check, {
  pass: {
    "there are none": { resource: to() },
    "a role of the account": { resource: to(`arn:aws:iam::${account}:role/ml`) },
    "a session of it": { resource: to(`arn:aws:sts::${account}:assumed-role/aws:ec2-infrastructure/i-0123`) },
    "a service": { resource: to("sagemaker.amazonaws.com") },
    "an account that is trusted": { resource: to(theirs), options: { trustedAccounts: [partner] } },
  },
  fail: {
    "a role of another account": { resource: to(theirs) },
    "another account as a whole, among one's own": {
      resource: to(`arn:aws:iam::${account}:role/ml`, `arn:aws:iam::${partner}:root`),
    },
  },
  notApplicable: { "AWS manages the key": { resource: { ...to(theirs), KeyManager: "AWS" } } },
  unknown: {
    "nothing is said of grants": { resource: { KeyId: "k" } },
    "the answer is not complete": { resource: { Grants: [] } },
  },
});
