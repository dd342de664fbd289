import { expect, test } from "vitest";
import type { Caller } from "#lib/analysis/iam/conditions.ts";
import { evaluate, type Policies, type Request } from "#lib/analysis/iam/evaluation.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";

/* What AWS documents and the evaluator of evaluation-oracle.test.ts sees otherwise or does not know. */

const account = "111122223333";
const session = `arn:aws:sts::${account}:assumed-role/Trainer/nightly`;
const everything = { Action: "*", Resource: "*" };

const policy = (...statements: object[]) => {
  return parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
};
const allow = (more: object = {}) => policy({ Effect: "Allow", ...everything, ...more });
const deny = (more: object = {}) => policy({ Effect: "Deny", ...everything, ...more });

const brings =
  (known: Record<string, string[]>, isWhole = true): Caller =>
  (key) =>
    known[key] ? [known[key]] : isWhole ? ["absent"] : undefined;

function asked(policies: Policies, more: Partial<Request> = {}) {
  return evaluate(policies, {
    action: "s3:GetObject",
    resource: "arn:aws:s3:::lake/red",
    owner: account,
    principal: session,
    context: brings({}),
    ...more,
  });
}

test("a policy that was not read leaves open what it may allow or deny, and nothing that others deny", () => {
  const reason = "A policy could not be read.";
  expect(asked({ identity: [undefined] })).toEqual({ answer: "unknown", reason });
  expect(asked({ identity: [allow(), undefined] })).toEqual({ answer: "unknown", reason });
  expect(asked({ identity: [allow()], boundary: [undefined] })).toEqual({ answer: "unknown", reason });
  expect(asked({ identity: [deny(), undefined] })).toEqual({ answer: "denied" });
  expect(asked({ identity: [undefined], boundary: [policy()] })).toEqual({ answer: "denied" });
});

test("what only the request shows is named, with the variables in it", () => {
  const context = brings({ "aws:username": ["ana"] }, false);
  const onMfa = allow({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } });
  expect(asked({ identity: [onMfa] }, { context })).toEqual({
    answer: "conditional",
    keys: ["aws:multifactorauthpresent"],
  });
  const own = allow({ Resource: `arn:aws:s3:::lake/\${aws:PrincipalTag/team}` });
  expect(asked({ identity: [own] }, { context })).toEqual({ answer: "conditional", keys: ["aws:principaltag/team"] });
  const byTeam = allow({ Condition: { StringEquals: { "aws:username": `\${aws:PrincipalTag/team}` } } });
  expect(asked({ identity: [byTeam] }, { context })).toEqual({
    answer: "conditional",
    keys: ["aws:principaltag/team"],
  });
  expect(
    asked({ identity: [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })] }, { context }),
  ).toEqual({
    answer: "conditional",
    keys: ["aws:securetransport"],
  });
});

test("a key that is not there is what …IfExists says it may be, in sets too", () => {
  const some = allow({ Condition: { "ForAnyValue:StringEqualsIfExists": { "aws:TagKeys": "team" } } });
  expect(asked({ identity: [some] })).toEqual({ answer: "allowed" });
});

test("every address is in 0.0.0.0/0 but those of IPv6, which are what NotIpAddress means", () => {
  const from = (address: string) => ({ context: brings({ "aws:sourceip": [address] }) });
  const world = (operator: string) => allow({ Condition: { [operator]: { "aws:SourceIp": "0.0.0.0/0" } } });
  expect(asked({ identity: [world("IpAddress")] }, from("10.1.2.3"))).toEqual({ answer: "allowed" });
  expect(asked({ identity: [world("IpAddress")] }, from("2001:db8::1"))).toEqual({ answer: "denied" });
  expect(asked({ identity: [world("NotIpAddress")] }, from("2001:db8::1"))).toEqual({ answer: "allowed" });
});

test("what cannot be compared is unknown, and so is what AWS documents in two ways", () => {
  const context = brings({ "aws:multifactorauthage": ["soon"], "aws:tagkeys": ["a", "b"], "aws:username": ["ana"] });
  const says = (Condition: object) => asked({ identity: [allow({ Condition })] }, { context }).answer;
  expect(says({ NumericLessThan: { "aws:MultiFactorAuthAge": "300" } })).toBe("unknown");
  expect(says({ StringEquals: { "aws:TagKeys": "a" } })).toBe("unknown");
  expect(says({ ArnLike: { "aws:username": "*" } })).toBe("unknown");
  expect(says({ StringNotEquals: { "aws:username": `\${aws:PrincipalTag/team}` } })).toBe("unknown");
  const but = allow({ Resource: undefined, NotResource: `arn:aws:s3:::lake/\${aws:PrincipalTag/team}` });
  expect(asked({ identity: [but] })).toMatchObject({
    answer: "unknown",
    reason: expect.stringContaining("NotResource"),
  });
});

test("a star that a value has stands for itself", () => {
  const context = brings({ "aws:principaltag/team": ["*"] });
  const own = allow({ Resource: `arn:aws:s3:::lake/\${aws:PrincipalTag/team}` });
  expect(asked({ identity: [own] }, { context })).toEqual({ answer: "denied" });
  expect(asked({ identity: [own] }, { context, resource: "arn:aws:s3:::lake/*" })).toEqual({ answer: "allowed" });
  const literal = allow({ Condition: { StringEquals: { "aws:PrincipalTag/team": `\${*}` } } });
  expect(asked({ identity: [literal] }, { context })).toEqual({ answer: "allowed" });
});

test("a session that the resource's policy names itself is limited by denies alone", () => {
  const resource = allow({ Principal: { AWS: session } });
  const limits = { boundary: [policy()], session: [policy()] };
  expect(asked({ identity: [], ...limits, resource })).toEqual({ answer: "allowed" });
  expect(asked({ identity: [], ...limits, service: [[policy()]], resource })).toEqual({ answer: "denied" });
  const ofRole = allow({ Principal: { AWS: `arn:aws:iam::${account}:role/deep/Trainer` } });
  expect(asked({ identity: [], resource: ofRole })).toEqual({ answer: "allowed" });
  expect(asked({ identity: [], ...limits, resource: ofRole })).toEqual({ answer: "denied" });
});

test("a deny of all but some is none of those", () => {
  const but = (AWS: string) => deny({ NotPrincipal: { AWS } });
  expect(asked({ identity: [allow()], resource: but(session) })).toEqual({ answer: "allowed" });
  expect(asked({ identity: [allow()], resource: but(`arn:aws:iam::${account}:user/ana`) })).toEqual({
    answer: "denied",
  });
});
