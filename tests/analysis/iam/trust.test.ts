import { describe, expect, test } from "vitest";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { admissionsOf, isTiedToSource, outsider, sageMakerMayAssume } from "#lib/analysis/iam/trust.ts";
import { account } from "#tests/support/test-check.ts";
import { letIn, policy, sageMaker, trust, when } from "./roles.ts";

const other = "611111111116";
const variable = (name: string) => `\${${name}}`;

describe("sageMakerMayAssume", () => {
  test.each<[string, boolean, object[]]>([
    ["its service principal", true, [letIn(sageMaker)]],
    ["one among several services", true, [letIn({ Service: ["lambda.amazonaws.com", "sagemaker.amazonaws.com"] })]],
    ["China's", true, [letIn({ Service: "sagemaker.amazonaws.com.cn" })]],
    ["anyone", true, [letIn("*")]],
    ["sts:* in any case", true, [letIn(sageMaker, { Action: "STS:*" })]],
    ["another service", false, [letIn({ Service: "lambda.amazonaws.com" })]],
    ["a name that only looks like it", false, [letIn({ Service: "notsagemaker.example.com" })]],
    ["an account of that name", false, [letIn({ AWS: "sagemaker.amazonaws.com" })]],
    ["tagging only", false, [letIn(sageMaker, { Action: "sts:TagSession" })]],
    ["it, shut out again", false, [letIn(sageMaker), { ...letIn(sageMaker), Effect: "Deny" }]],
    ["nobody", false, []],
  ])("%s: %s", (_name, expected, statements) => {
    expect(sageMakerMayAssume(trust(...statements))).toBe(expected);
  });

  test("is undefined when the trust policy is missing, broken or names nobody", () => {
    for (const document of [undefined, "{", policy({ Effect: "Allow", Action: "sts:AssumeRole" })]) {
      expect(sageMakerMayAssume({ AssumeRolePolicyDocument: document } as Role)).toBeUndefined();
    }
  });
});

describe("isTiedToSource", () => {
  const tied = (more: object) => admissionsOf(trust(letIn(sageMaker, more)))?.every(isTiedToSource);
  test.each<[string, boolean, object]>([
    ["by account", true, when("aws:SourceAccount", account)],
    ["by account, key in another case", true, when("AWS:sourceaccount", [account])],
    ["by resources of the account", true, when("aws:SourceArn", `arn:aws:sagemaker:*:${account}:*`, "ArnLike")],
    ["by organization", true, when("aws:SourceOrgID", "o-a1b2c3d4e5")],
    ["by nothing", false, {}],
    ["by a condition on something else", false, when("aws:RequestedRegion", "us-east-1")],
    ["by resources of every account", false, when("aws:SourceArn", "arn:aws:sagemaker:*:*:*", "ArnLike")],
    ["by a wildcard", false, when("aws:SourceAccount", "*", "StringLike")],
    ["only if the key happens to be there", false, when("aws:SourceAccount", account, "StringEqualsIfExists")],
    ["to everyone but one", false, when("aws:SourceAccount", account, "StringNotEquals")],
    ["by account or anyone", false, when("aws:SourceAccount", [account, "*"], "StringLike")],
    ["by the owner of the role", true, when("aws:SourceAccount", variable("aws:ResourceAccount"))],
    ["by a comparison with the caller", false, when("aws:SourceAccount", variable("aws:PrincipalAccount"))],
    ["by any organization", false, when("aws:SourceOrgID", "o-*", "StringLike")],
    ["by any caller that is a service", false, when("aws:PrincipalIsAWSService", "true", "Bool")],
    [
      "by an optional account that must be there",
      true,
      { Condition: { StringEqualsIfExists: { "aws:SourceAccount": account }, Null: { "aws:SourceAccount": "false" } } },
    ],
  ])("%s: %s", (_name, expected, more) => {
    expect(tied(more)).toBe(expected);
  });
});

describe("guards written as a deny", () => {
  const everyone = { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" };
  const tiedBy = (deny: object) => admissionsOf(trust(letIn(sageMaker), deny))?.every(isTiedToSource);
  const ofAccount = `arn:aws:sagemaker:*:${account}:*`;
  test.each<[string, boolean, object]>([
    ["other resources", true, { ...everyone, ...when("aws:SourceArn", ofAccount, "ArnNotLike") }],
    ["other accounts", true, { ...everyone, ...when("aws:SourceAccount", account, "StringNotEquals") }],
    [
      "the same, optional",
      true,
      { ...everyone, ...when("aws:SourceOrgID", "o-a1b2c3d4e5", "StringNotEqualsIfExists") },
    ],
    [
      "services for other accounts",
      true,
      {
        ...everyone,
        Condition: {
          StringNotEquals: { "aws:SourceAccount": account },
          Bool: { "aws:PrincipalIsAWSService": "true" },
        },
      },
    ],
    [
      "SageMaker for other accounts",
      true,
      { ...everyone, Principal: sageMaker, ...when("aws:SourceAccount", account, "StringNotEquals") },
    ],
    [
      "other accounts, by whichever call",
      true,
      { ...everyone, Action: "sts:*", ...when("aws:SourceAccount", account, "StringNotEquals") },
    ],
    [
      "resources of no account at all",
      false,
      { ...everyone, ...when("aws:SourceArn", "arn:aws:sagemaker:*:*:*", "ArnNotLike") },
    ],
    ["some value of none", false, { ...everyone, ...when("aws:SourceArn", ofAccount, "ForAnyValue:ArnNotLike") }],
    ["the account itself", false, { ...everyone, ...when("aws:SourceAccount", account) }],
    [
      "another call",
      false,
      { ...everyone, Action: "sts:TagSession", ...when("aws:SourceAccount", account, "StringNotEquals") },
    ],
    [
      "the call of people with SAML",
      false,
      { ...everyone, Action: "sts:AssumeRoleWithSAML", ...when("aws:SourceAccount", account, "StringNotEquals") },
    ],
    [
      "another service",
      false,
      {
        ...everyone,
        Principal: { Service: "lambda.amazonaws.com" },
        ...when("aws:SourceAccount", account, "StringNotEquals"),
      },
    ],
    [
      "other accounts in one region",
      false,
      {
        ...everyone,
        Condition: {
          StringNotEquals: { "aws:SourceAccount": account },
          StringEquals: { "aws:RequestedRegion": "eu-west-1" },
        },
      },
    ],
  ])("%s: %s", (_name, expected, deny) => {
    expect(tiedBy(deny)).toBe(expected);
  });

  const outside = (Principal: unknown, ...denies: object[]) =>
    admissionsOf(trust(letIn(Principal), ...denies))?.map((one) => outsider(one, account));
  const otherOrganizations = { ...everyone, ...when("aws:PrincipalOrgID", "o-a1b2c3d4e5", "StringNotEquals") };
  test.each<[string, unknown, object, (string | undefined)[]]>([
    ["anyone, less other organizations", "*", otherOrganizations, [undefined]],
    ["another account, less other organizations", { AWS: other }, otherOrganizations, [undefined]],
    [
      "another account, less those without an external id",
      { AWS: other },
      { ...everyone, ...when("sts:ExternalId", "a1", "StringNotEquals") },
      [undefined],
    ],
    [
      "anyone, less who is neither of the organization nor a service",
      { AWS: "*" },
      {
        ...everyone,
        Condition: {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
      [undefined],
    ],
    [
      "a partner that the deny leaves out",
      { AWS: other },
      {
        ...everyone,
        Condition: { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:PrincipalAccount": other } },
      },
      [`account ${other}`],
    ],
    [
      "a deny of the account as a whole",
      { AWS: other },
      { ...everyone, Principal: { AWS: `arn:aws:iam::${other}:root` } },
      [],
    ],
    [
      "anyone, less other networks",
      "*",
      { ...everyone, ...when("aws:SourceVpc", "vpc-1", "StringNotEquals") },
      ["anyone in AWS"],
    ],
  ])("%s", (_name, principal, deny, expected) => {
    expect(outside(principal, deny)).toEqual(expected);
  });
});

describe("outsider", () => {
  const who = (Principal: unknown, more: object = {}) =>
    admissionsOf(trust(letIn(Principal, more)))?.map((one) => outsider(one, account));
  test.each<[string, unknown, object, string | undefined]>([
    ["a service", sageMaker, {}, undefined],
    ["the account itself", { AWS: `arn:aws:iam::${account}:root` }, {}, undefined],
    ["its number", { AWS: account }, {}, undefined],
    ["a deleted principal", { AWS: "AROAEXAMPLEID" }, {}, undefined],
    ["another account", { AWS: `arn:aws:iam::${other}:root` }, {}, `account ${other}`],
    ["another account's number", { AWS: other }, {}, `account ${other}`],
    ["another account with an external id", { AWS: other }, when("sts:ExternalId", "a1"), undefined],
    [
      "another account with an external id that anyone has",
      { AWS: other },
      when("sts:ExternalId", "*", "StringLike"),
      `account ${other}`,
    ],
    ["another account of the organization", { AWS: other }, when("aws:PrincipalOrgID", "o-a1b2c3d4e5"), undefined],
    ["anyone", "*", {}, "anyone in AWS"],
    ["anyone, the other way to write it", { AWS: "*" }, {}, "anyone in AWS"],
    ["anyone who knows an external id", "*", when("sts:ExternalId", "a1"), "anyone in AWS"],
    ["anyone of the organization", "*", when("aws:PrincipalOrgID", "o-a1b2c3d4e5"), undefined],
    ["anyone of any organization", "*", when("aws:PrincipalOrgID", "o-*", "StringLike"), "anyone in AWS"],
    ["anyone of the role's organization", "*", when("aws:PrincipalOrgID", variable("aws:ResourceOrgID")), undefined],
    ["anyone, as himself", "*", when("aws:PrincipalAccount", variable("aws:PrincipalAccount")), "anyone in AWS"],
    [
      "roles of a name in any account",
      "*",
      when("aws:PrincipalArn", "arn:aws:iam::*:role/ci", "ArnLike"),
      "anyone in AWS",
    ],
    ["roles of this account", "*", when("aws:PrincipalArn", `arn:aws:iam::${account}:role/*`, "ArnLike"), undefined],
    ["another account, named by a condition", "*", when("aws:PrincipalAccount", other), `account ${other}`],
    ["a role of it, named so", "*", when("aws:PrincipalArn", `arn:aws:iam::${other}:role/x`), `account ${other}`],
    [
      "another account, named by a condition, with an external id",
      "*",
      { Condition: { StringEquals: { "aws:PrincipalAccount": other, "sts:ExternalId": "a1" } } },
      undefined,
    ],
    [
      "an external id that begins like others",
      { AWS: other },
      when("sts:ExternalId", "acme-*", "StringLike"),
      `account ${other}`,
    ],
    [
      "an optional external id",
      { AWS: other },
      when("sts:ExternalId", "a1", "StringEqualsIfExists"),
      `account ${other}`,
    ],
    [
      "an identity provider without conditions",
      { Federated: "token.actions.githubusercontent.com" },
      {},
      "anyone the identity provider signs in",
    ],
    [
      "an identity provider with an audience",
      { Federated: `arn:aws:iam::${account}:saml-provider/okta` },
      when("SAML:aud", "https://signin.aws.amazon.com/saml"),
      undefined,
    ],
  ])("%s", (_name, principal, more, expected) => {
    const action = JSON.stringify(principal).includes("Federated") ? { Action: "sts:AssumeRoleWithSAML" } : {};
    expect(who(principal, { ...action, ...more })).toEqual([expected]);
  });

  test("everyone but some is anyone", () => {
    const statement = { Effect: "Allow", NotPrincipal: { AWS: account }, Action: "sts:AssumeRole" };
    expect(admissionsOf(trust(statement))?.map((one) => outsider(one, account))).toEqual(["anyone in AWS"]);
  });
});
