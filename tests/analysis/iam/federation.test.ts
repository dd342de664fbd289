import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { admissionsOf, outsider } from "#lib/analysis/iam/trust.ts";
import { account } from "#tests/support/test-check.ts";
import { policy } from "./roles.ts";

const github = "token.actions.githubusercontent.com";
const eks = "oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
const cognito = "cognito-identity.amazonaws.com";
const pool = "us-east-1:12345678-1234-1234-1234-123456789012";

type Condition = Record<string, Record<string, string | string[]>>;

const principalOf = (provider: string) =>
  provider.includes("/") || provider.includes(".githubusercontent") || !provider.endsWith(".com")
    ? `arn:aws:iam::${account}:oidc-provider/${provider}`
    : provider;

function who(provider: string, Condition: Condition, ...more: object[]) {
  const Action = "sts:AssumeRoleWithWebIdentity";
  const statement = { Effect: "Allow", Principal: { Federated: principalOf(provider) }, Action, Condition };
  const AssumeRolePolicyDocument = policy([statement, ...more]);
  return admissionsOf({ AssumeRolePolicyDocument } as Role)?.map((one) => outsider(one, account));
}

/** A subject under the usual audience. */
const subject = (provider: string, sub: string, operator = "StringLike"): Condition => ({
  StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com" },
  ...(operator === "StringEquals"
    ? { StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com", [`${provider}:sub`]: sub } }
    : { [operator]: { [`${provider}:sub`]: sub } }),
});

describe("an audience alone names nobody", () => {
  test.each([
    [github, "anyone the identity provider signs in"],
    [`${github}/octo-enterprise`, "anyone the identity provider signs in"],
    ["gitlab.com", "anyone the identity provider signs in"],
    ["app.terraform.io", "anyone the identity provider signs in"],
    ["accounts.google.com", "anyone the identity provider signs in"],
    ["acme.eu.auth0.com/", "anyone the identity provider signs in"],
    ["login.microsoftonline.com/0f0f/v2.0", "anyone the identity provider signs in"],
    [eks, "every pod of the cluster"],
  ])("%s", (provider, expected) => {
    expect(who(provider, { StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com" } })).toEqual([expected]);
  });

  test("but where it is one organization's own", () => {
    const bitbucket = "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc";
    const audience = "ari:cloud:bitbucket::workspace/0f0f";
    expect(who(bitbucket, { StringEquals: { [`${bitbucket}:aud`]: audience } })).toEqual([undefined]);
    expect(who(bitbucket, { StringLike: { [`${bitbucket}:aud`]: "*" } })).not.toEqual([undefined]);
  });
});

describe("subjects", () => {
  test.each([
    [github, "repo:example/ml:ref:refs/heads/main"],
    [github, "repo:example/ml:*"],
    [github, "repo:example/*"],
    [github, "repo:example@123/ml@456:*"],
    [github, "repository_owner_id:1234:repository_id:5678"],
    [github, "environment:prod:repository_owner:example"],
    [github, "job_workflow_ref:example/flows/.github/workflows/x.yml@*"],
    ["gitlab.com", "project_path:group/ml:ref_type:branch:ref:*"],
    ["app.terraform.io", "organization:acme:project:*:workspace:*:run_phase:*"],
    [eks, "system:serviceaccount:ml:*"],
    [eks, "system:serviceaccount:*:trainer"],
    ["gitlab.acme.example", "project_path:group/*"],
    ["acme.eu.auth0.com/", "auth0|5f7c"],
    ["accounts.google.com", "108045345675645675645"],
  ])("%s: %s means somebody", (provider, sub) => {
    expect(who(provider, subject(provider, sub))).toEqual([undefined]);
    if (!/[*?]/.test(sub)) expect(who(provider, subject(provider, sub, "StringEquals"))).toEqual([undefined]);
  });

  test.each([
    [github, "*"],
    [github, "repo:*"],
    [github, "repo:*:ref:refs/heads/main"],
    [github, "repo:*/ml:*"],
    [github, "repo:example*"],
    [github, "repo:examp?e/ml:*"],
    [github, "*:ref:refs/heads/main"],
    [github, "*/ml:*"],
    [github, "environment:prod"],
    [github, "environment:prod:*"],
    ["gitlab.com", "project_path:*"],
    ["gitlab.com", "project_path:*/ml:ref_type:branch:ref:main"],
    ["app.terraform.io", "organization:*:workspace:prod:*"],
    [eks, "system:serviceaccount:*"],
    [eks, "system:serviceaccount:*:*"],
    ["gitlab.acme.example", "project_path:*"],
    ["acme.eu.auth0.com/", "auth0|*"],
  ])("%s: %s can be anyone's", (provider, sub) => {
    expect(who(provider, subject(provider, sub))).not.toEqual([undefined]);
  });

  test("a star that is text is nobody's", () => {
    expect(who(github, subject(github, "repo:*", "StringEquals"))).toEqual([undefined]);
  });

  test("other claims: the owner means somebody, the branch nobody", () => {
    const claim = (name: string, value: string) => who(github, { StringLike: { [`${github}:${name}`]: value } });
    expect(claim("repository_owner", "example")).toEqual([undefined]);
    expect(claim("repository", "example/*")).toEqual([undefined]);
    expect(claim("repository", "*/ml")).not.toEqual([undefined]);
    expect(claim("ref", "refs/heads/main")).not.toEqual([undefined]);
    expect(claim("environment", "prod")).not.toEqual([undefined]);
  });

  test("a network or the session's name is not somebody", () => {
    expect(who(github, { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } })).not.toEqual([undefined]);
    expect(who(github, { StringEquals: { "sts:RoleSessionName": "ci" } })).not.toEqual([undefined]);
  });

  test("everyone but one is anyone", () => {
    expect(who(github, subject(github, "repo:example/ml:*", "StringNotLike"))).not.toEqual([undefined]);
  });

  test("a deny of every other subject is a guard, of another call it is none", () => {
    const audience = { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } };
    const deny = (Action: string) => ({
      Effect: "Deny",
      Principal: "*",
      Action,
      Condition: { StringNotLike: { [`${github}:sub`]: "repo:example/*" } },
    });
    expect(who(github, audience, deny("sts:AssumeRoleWithWebIdentity"))).toEqual([undefined]);
    expect(who(github, audience, deny("sts:AssumeRole"))).not.toEqual([undefined]);
  });
});

describe("identity pools", () => {
  const amr = (...values: string[]): Condition => ({ "ForAnyValue:StringLike": { [`${cognito}:amr`]: values } });
  const ofPool: Condition = { StringEquals: { [`${cognito}:aud`]: pool } };
  const guests = "guests of the identity pool, who sign in nowhere";
  test.each<[string, Condition, string | undefined]>([
    ["those who signed in to the pool", { ...ofPool, ...amr("authenticated") }, undefined],
    ["the pool, however they came", ofPool, guests],
    ["guests", { ...ofPool, ...amr("unauthenticated") }, guests],
    ["guests among others", { ...ofPool, ...amr("authenticated", "unauthenticated") }, guests],
    ["a pattern that guests meet", { ...ofPool, ...amr("*authenticated") }, guests],
    ["no pool", amr("authenticated"), "anyone with an identity pool of their own"],
    [
      "pools of a region",
      { StringLike: { [`${cognito}:aud`]: "us-east-1:*" } },
      "anyone with an identity pool of their own",
    ],
    ["one identity", { StringEquals: { [`${cognito}:sub`]: pool } }, undefined],
    ["nothing", {}, "anyone with an identity pool of their own"],
  ])("%s", (_name, condition, expected) => {
    expect(who(cognito, condition)).toEqual([expected]);
  });
});

test("SAML: the audience is AWS's own, and whom the company's provider signs in is its own to say", () => {
  const statement = (Condition: Condition) => ({
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:saml-provider/okta` },
    Action: "sts:AssumeRoleWithSAML",
    Condition,
  });
  const saml = (Condition: Condition) =>
    admissionsOf({ AssumeRolePolicyDocument: policy(statement(Condition)) } as Role)?.map((one) =>
      outsider(one, account),
    );
  expect(saml({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } })).toEqual([undefined]);
  expect(saml({ StringLike: { "SAML:sub": "*" } })).not.toEqual([undefined]);
  expect(saml({})).not.toEqual([undefined]);
});

test("a star for a part of a subject, or IfExists, never turns anyone into somebody", () => {
  const subjects = fc
    .tuple(fc.constantFrom("repo", "environment", "*", "project_path"), fc.constantFrom("acme", "*", "ac*"), fc.nat(20))
    .map(([head, owner, cut]) => ({ sub: `${head}:${owner}/ml:ref:x`, cut }));
  const providers = fc.constantFrom(github, "gitlab.com", eks, "gitlab.acme.example");
  const isAnyone = (provider: string, condition: Condition) => who(provider, condition)?.[0] !== undefined;
  fc.assert(
    fc.property(providers, subjects, (provider, { sub, cut }) => {
      const before = isAnyone(provider, subject(provider, sub));
      const wider = `${sub.slice(0, cut)}*${sub.slice(cut + 1)}`;
      const optional = isAnyone(provider, subject(provider, sub, "StringLikeIfExists"));
      return !before || (isAnyone(provider, subject(provider, wider)) && optional);
    }),
  );
});
