import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anonymous, stranger } from "#lib/analysis/iam/callers.ts";
import { type Caller, is, metBy } from "#lib/analysis/iam/conditions.ts";
import { decide } from "#lib/analysis/iam/decision.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { account } from "#tests/support/test-check.ts";
import { allows, type Context, conditionsMet, type Written } from "./reference.ts";
import { policy } from "./roles.ts";

const variable = (name: string) => `\${${name}}`;

type Condition = NonNullable<Written["Condition"]>;

const parsed = (statements: readonly Written[]) => parsePolicy(policy([...statements])) ?? [];
const conditionsOf = (Condition: Condition) =>
  parsed([{ Effect: "Allow", Action: "*", Resource: "*", Condition }])[0]?.conditions ?? [];
const byStranger = (Condition: Condition) => metBy(conditionsOf(Condition), stranger);

/** A caller of whom everything is known. */
const concrete =
  (context: Context): Caller =>
  (key) => [context[key]?.[0] === undefined ? "absent" : is(context[key][0])];

const set = fc.constantFrom("", "ForAllValues:", "ForAnyValue:");
const base = fc.constantFrom(
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLike",
  "StringEqualsIgnoreCase",
);
const arnBase = fc.constantFrom("ArnEquals", "ArnLike", "ArnNotLike", "ArnNotEquals");
const optional = fc.constantFrom("", "IfExists");
const operators = fc.oneof(
  fc.tuple(set, fc.oneof(base, arnBase), optional).map((parts) => parts.join("")),
  fc.constant("Null"),
);

const keys = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
  "aws:ResourceAccount",
  "aws:ResourceOrgID",
  "aws:SourceAccount",
  "aws:PrincipalTag/team",
] as const;
const values = [
  account,
  "482*",
  "*",
  "o-*",
  "o-a1b2c3d4e5",
  "o-a1b2c3d4e5/*",
  "o-*/r-ab12/*",
  `arn:aws:iam::${account}:role/*`,
  "arn:aws:iam::*:role/ml-*",
  "ml",
  "true",
  "false",
] as const;
const conditions = fc
  .array(fc.tuple(operators, fc.constantFrom(...keys), fc.subarray([...values], { minLength: 1, maxLength: 2 })), {
    maxLength: 3,
  })
  .map((parts) => {
    const condition: Condition = {};
    for (const [operator, key, list] of parts) {
      condition[operator] = { ...condition[operator], [key]: operator === "Null" ? [String(list.length > 1)] : list };
    }
    return condition;
  });

/** Requests of people of accounts and organizations that no policy here names, on what is theirs. */
const strangers = fc
  .record({
    owner: fc.constantFrom("999999999999", "482000000000", "111111111111"),
    organization: fc.constantFrom(undefined, "o-zzzzzzzzzz", "o-b000000000"),
    role: fc.constantFrom("ml-x", "admin"),
    isSigned: fc.boolean(),
    hasResource: fc.boolean(),
    tag: fc.constantFrom(undefined, "ml", "482"),
  })
  .map(({ owner, organization, role, isSigned, hasResource, tag }): Context => {
    const path = organization && `${organization}/r-ab12/ou-x/`;
    const signed = {
      "aws:principalaccount": [owner],
      "aws:principalarn": [`arn:aws:iam::${owner}:role/${role}`],
      ...(organization && path && { "aws:principalorgid": [organization], "aws:principalorgpaths": [path] }),
    };
    return {
      ...(isSigned ? signed : { "aws:principalaccount": ["anonymous"] }),
      ...(hasResource && { "aws:resourceaccount": [owner] }),
      ...(hasResource && organization && { "aws:resourceorgid": [organization] }),
      ...(tag !== undefined && { "aws:principaltag/team": [tag] }),
    };
  });

describe("against the reference", () => {
  test("a caller of whom everything is known meets conditions exactly as IAM says", () => {
    fc.assert(
      fc.property(conditions, strangers, (condition, context) => {
        const met = metBy(conditionsOf(condition), concrete(context));
        return met === (conditionsMet(condition, context) ? "always" : "never");
      }),
      { numRuns: 2000 },
    );
  });

  test("what one stranger meets, strangers may meet; what they always meet, each of them meets", () => {
    fc.assert(
      fc.property(conditions, strangers, (condition, context) => {
        const met = metBy(conditionsOf(condition), context["aws:principalarn"] ? stranger : anonymous);
        return conditionsMet(condition, context) ? met !== "never" : met !== "always";
      }),
      { numRuns: 5000 },
    );
  });

  test("statements decide as IAM does, with Not… elements and conditions", () => {
    const actions = fc.constantFrom("*", "iam:*", "IAM:PassRole", "s3:Get*", ["iam:PassRole", "s3:*"]);
    const resources = fc.constantFrom("*", "arn:aws:iam::*:role/*", "arn:aws:s3:::data/*", ["arn:aws:s3:::*", "x"]);
    const statements = fc.array(
      fc
        .record({
          Effect: fc.constantFrom("Allow", "Deny"),
          action: actions,
          resource: resources,
          not: fc.constantFrom("", "Action", "Resource"),
          Condition: conditions,
        })
        .map(
          ({ Effect, action, resource, not, Condition }): Written => ({
            Effect,
            ...(not === "Action" ? { NotAction: action } : { Action: action }),
            ...(not === "Resource" ? { NotResource: resource } : { Resource: resource }),
            Condition,
          }),
        ),
      { maxLength: 4 },
    );
    const requests = fc.constantFrom(
      ["iam:PassRole", `arn:aws:iam::${account}:role/x`] as const,
      ["s3:GetObject", "arn:aws:s3:::data/x"] as const,
      ["ec2:RunInstances", "arn:aws:ec2:us-east-1:1:instance/i"] as const,
    );
    fc.assert(
      fc.property(statements, requests, strangers, (some, [action, resource], context) => {
        const { allowed } = decide(parsed(some), { action, resource, caller: concrete(context) });
        return allowed === (allows(some, action, resource, context) ? "yes" : "no");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what strangers meet", () => {
  test.each<[string, Condition]>([
    [
      "their own account compared with itself",
      { StringEquals: { "aws:ResourceAccount": variable("aws:PrincipalAccount") } },
    ],
    ["the same the other way round", { StringEquals: { "aws:PrincipalOrgID": variable("aws:ResourceOrgID") } }],
    ["roles of every account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ml-*" } }],
    ["the same as text", { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ml-*" } }],
    ["the same with ArnEquals, which takes wildcards", { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:user/a" } }],
    ["every organization", { StringLike: { "aws:PrincipalOrgID": "o-*" } }],
    ["a unit of any organization", { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "*/r-ab12/ou-1/*" } }],
    ["some accounts that begin alike", { StringLike: { "aws:PrincipalAccount": "4829*" } }],
    ["one account among wildcards", { StringLike: { "aws:ResourceAccount": [account, "*"] } }],
    ["an optional organization", { StringEqualsIfExists: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } }],
    ["all of no values", { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }],
    ["everyone but one", { StringNotEquals: { "aws:PrincipalAccount": account } }],
    ["tags, which they choose", { StringEquals: { "aws:PrincipalTag/team": "ml" } }],
    ["encryption on the way", { Bool: { "aws:SecureTransport": "true" } }],
    ["addresses of everyone", { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }],
    ["a date that has come", { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }],
    ["the endpoint's own network", { StringEquals: { "aws:SourceVpc": "vpc-1" } }],
    ["the session's name", { StringLike: { "aws:userid": "*:ml" } }],
    ["a key that must not be there", { Null: { "aws:PrincipalOrgID": "true" } }],
  ])("%s", (_name, condition) => {
    expect(byStranger(condition)).not.toBe("never");
  });

  test.each<[string, Condition]>([
    ["an account", { StringEquals: { "aws:PrincipalAccount": [account, "444455556666"] } }],
    ["an account that is optional, but always there", { StringEqualsIfExists: { "aws:PrincipalAccount": account } }],
    ["roles of one account", { ArnLike: { "aws:PrincipalArn": `arn:*:iam::${account}:role/*` } }],
    ["an organization", { StringLike: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
    ["a unit of it", { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }],
    [
      "all of some values, which must be there",
      {
        "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" },
        Null: { "aws:PrincipalOrgPaths": "false" },
      },
    ],
    [
      "an optional value that must be there",
      { StringEqualsIfExists: { "aws:ResourceOrgID": "o-a1b2c3d4e5" }, Null: { "aws:ResourceOrgID": "false" } },
    ],
    [
      "an owner beside a comparison with themselves",
      {
        StringEquals: { "aws:ResourceAccount": variable("aws:PrincipalAccount"), "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      },
    ],
    ["AWS services", { Bool: { "aws:PrincipalIsAWSService": "true" } }],
    ["calls of a service on someone's behalf", { Bool: { "aws:ViaAWSService": "true" } }],
    ["calls through a service", { "ForAnyValue:StringEquals": { "aws:CalledVia": ["athena.amazonaws.com"] } }],
    ["a service by name", { StringLike: { "aws:PrincipalServiceName": "*.amazonaws.com" } }],
    ["a role by its id", { StringLike: { "aws:userid": "AROAEXAMPLEID:*" } }],
    ["a star that is text", { StringEquals: { "aws:PrincipalOrgID": "o-*" } }],
    ["nobody", { StringNotLike: { "aws:PrincipalAccount": "*" } }],
  ])("not %s", (_name, condition) => {
    expect(byStranger(condition)).toBe("never");
  });

  test.each<[string, string, Condition]>([
    ["who are not of an organization", "always", { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
    ["nor of an account, when optional", "always", { StringNotEqualsIfExists: { "aws:PrincipalAccount": account } }],
    [
      "who are no service",
      "always",
      { BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" } },
    ],
    ["some value of none", "sometimes", { "ForAnyValue:StringNotLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }],
    ["from elsewhere", "sometimes", { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }],
    ["who are tagged otherwise", "sometimes", { StringNotEquals: { "aws:PrincipalTag/x": "true" } }],
    ["who are not of any organization", "sometimes", { StringNotLike: { "aws:PrincipalOrgID": "o-*" } }],
  ])("%s: %s", (_name, expected, condition) => {
    expect(byStranger(condition)).toBe(expected);
  });
});

test("an optional principal is no limit where requests need no signature", () => {
  const own: Condition = { ArnLikeIfExists: { "aws:PrincipalArn": `arn:aws:iam::${account}:*` } };
  const service: Condition = { BoolIfExists: { "aws:PrincipalIsAWSService": "true" } };
  for (const condition of [own, service]) {
    expect(byStranger(condition)).toBe("never");
    expect(metBy(conditionsOf(condition), anonymous)).toBe("always");
  }
});

describe("laws", () => {
  const positive = fc.constantFrom("StringEquals", "StringLike", "ArnLike", "ForAnyValue:StringLike");
  const tests = fc.tuple(positive, fc.constantFrom(...keys), fc.subarray([...values], { minLength: 1, maxLength: 2 }));
  const order = ["never", "sometimes", "always"];
  const rank = (condition: Condition) => order.indexOf(byStranger(condition));

  test("IfExists never makes a condition harder to meet", () => {
    fc.assert(
      fc.property(
        tests,
        ([operator, key, list]) =>
          rank({ [`${operator}IfExists`]: { [key]: list } }) >= rank({ [operator]: { [key]: list } }),
      ),
    );
  });

  test("a star for a value never makes a pattern harder to meet", () => {
    fc.assert(
      fc.property(tests, ([operator, key, list]) => {
        const wild = operator === "StringEquals" ? "StringLike" : operator;
        return rank({ [wild]: { [key]: [...list.slice(1), "*"] } }) >= rank({ [operator]: { [key]: list } });
      }),
    );
  });

  test("one more condition never makes a statement easier to meet", () => {
    fc.assert(
      fc.property(conditions, tests, (condition, [operator, key, list]) => {
        if (condition[operator]?.[key]) return true;
        const more = { ...condition, [operator]: { ...condition[operator], [key]: list } };
        return rank(more) <= rank(condition);
      }),
    );
  });
});
