import { expect, test } from "vitest";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import check from "#lib/checks/iam-role/trust-has-no-outsiders.ts";
import { policy, role, sageMakerTrust } from "#tests/analysis/iam/roles.ts";
import { account, identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";

const other = "arn:aws:iam::611111111116:role/vendor";
const letIn = (Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal,
  Action: "sts:AssumeRole",
  ...more,
});
const trust = (...statements: object[]) => role({}, { AssumeRolePolicyDocument: policy(statements) });

const github = "token.actions.githubusercontent.com";
const fromGithub = (claims: Record<string, string>) =>
  letIn(
    { Federated: `arn:aws:iam::${account}:oidc-provider/${github}` },
    {
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: Object.fromEntries(Object.entries(claims).map(([name, value]) => [`${github}:${name}`, value])),
      },
    },
  );

testCheck(check, {
  pass: {
    "one branch of one repository": {
      resource: trust(fromGithub({ aud: "sts.amazonaws.com", sub: "repo:example/ml:ref:refs/heads/main" })),
    },
    "SageMaker alone": { resource: role({}, { AssumeRolePolicyDocument: sageMakerTrust }) },
    "people of this account": { resource: trust(letIn({ AWS: `arn:aws:iam::${account}:root` })) },
    "a vendor with an external id": {
      resource: trust(letIn({ AWS: other }, { Condition: { StringEquals: { "sts:ExternalId": "9f2c" } } })),
    },
    nobody: { resource: trust() },
    "a role of an account that is trusted": {
      resource: trust(letIn({ AWS: other })),
      options: { trustedAccounts: ["611111111116"] },
    },
    "anyone, if of an account that is trusted": {
      resource: trust(letIn("*", { Condition: { StringEquals: { "aws:PrincipalAccount": "611111111116" } } })),
      options: { trustedAccounts: ["611111111116"] },
    },
  },
  fail: {
    "a role of another account": { resource: trust(letIn({ AWS: other })) },
    "another account beside SageMaker": {
      resource: trust(letIn({ Service: "sagemaker.amazonaws.com" }), letIn({ AWS: [other, account] })),
    },
    "every repository of GitHub": { resource: trust(fromGithub({ aud: "sts.amazonaws.com" })) },
    anyone: { resource: trust(letIn("*")) },
    "anyone, whatever account is trusted": {
      resource: trust(letIn("*")),
      options: { trustedAccounts: ["611111111116"] },
    },
    "another than the one that is trusted": {
      resource: trust(letIn({ AWS: [other, "611111111117"] })),
      options: { trustedAccounts: ["611111111116"] },
    },
    "anyone who knows an external id": {
      resource: trust(letIn("*", { Condition: { StringEquals: { "sts:ExternalId": "9f2c" } } })),
    },
    "everyone but one": { resource: trust({ Effect: "Allow", NotPrincipal: { AWS: other }, Action: "sts:*" }) },
  },
  unknown: {
    "an empty answer": { resource: {} },
    "a trust policy with a broken statement": { resource: trust(letIn({ AWS: other }), { Effect: "Allow" }) },
  },
});

test("the fix takes out the outsiders and keeps the account's own", () => {
  const context = {
    ...{ identity: identity("iam-role", "ml"), inventory: inventoryOf([]), now, secrets: [] },
    options: { trustedAccounts: ["611111111118"] },
  };
  const statementsAfter = (...statements: object[]) => {
    const { cli = "" } = check.fix(trust(...statements) as Role, context);
    return JSON.parse(/--policy-document='(.*)'$/.exec(cli)?.[1] ?? "").Statement;
  };
  expect(statementsAfter(letIn({ AWS: [other, account] }))).toEqual([letIn({ AWS: account })]);
  expect(statementsAfter(letIn({ AWS: [other, "611111111118"] }))).toEqual([letIn({ AWS: "611111111118" })]);
  expect(statementsAfter(letIn({ AWS: ["*", account] }))).toEqual([letIn({ AWS: account })]);
  expect(statementsAfter(letIn("*"))).toMatchObject([{ Principal: { Service: "sagemaker.amazonaws.com" } }]);
});
