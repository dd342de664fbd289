import { expect, test } from "vitest";
import { openingsIn } from "#lib/analysis/iam/resource-policy.ts";
import { account, now } from "#tests/support/test-check.ts";
import { policy } from "./roles.ts";

const other = "611111111116";
const asked = { account, field: "ResourcePolicy", now };
const allow = (Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal,
  Action: ["sagemaker:InvokeEndpoint", "sagemaker:DescribeEndpoint"],
  Resource: "arn:aws:sagemaker:eu-west-1:1:endpoint/x",
  ...more,
});

test("an opening says where it stands and for whom it is", () => {
  const openings = openingsIn(policy([allow({ AWS: account }), allow({ AWS: [account, other] })]), asked);
  expect(openings).toMatchObject([
    { path: "ResourcePolicy.Statement[1]", who: `account ${other}`, principal: { type: "AWS", value: other } },
  ]);
});

test("a deny counts when it takes away all that is allowed", () => {
  const shut = (deny: object) => openingsIn(policy([allow("*"), { ...allow("*"), Effect: "Deny", ...deny }]), asked);
  expect(shut({})).toEqual([]);
  expect(shut({ Action: "sagemaker:*", Resource: "*" })).toEqual([]);
  expect(shut({ Action: undefined, NotAction: "s3:*" })).toEqual([]);
  expect(shut({ Action: "sagemaker:InvokeEndpoint" })).toHaveLength(1);
  expect(shut({ Resource: "arn:aws:sagemaker:eu-west-1:1:endpoint/y" })).toHaveLength(1);
  expect(shut({ Action: undefined, NotAction: "sagemaker:InvokeEndpoint" })).toHaveLength(1);
  expect(shut({ Resource: undefined, NotResource: "arn:aws:sagemaker:eu-west-1:1:endpoint/x" })).toHaveLength(1);
  const own = { StringNotEquals: { "aws:PrincipalAccount": account } };
  expect(shut({ Condition: own })).toEqual([]);
});

test("a deny of all but some actions leaves those, whatever wildcard allows them", () => {
  const but = (NotAction: string) => {
    const deny = { ...allow("*"), Effect: "Deny", Action: undefined, NotAction };
    return openingsIn(policy([allow("*", { Action: "sagemaker:*" }), deny]), asked);
  };
  expect(but("sagemaker:InvokeEndpoint")).toHaveLength(1);
  expect(but("s3:*")).toEqual([]);
});

test("a deny of everyone but some leaves those", () => {
  const but = (NotPrincipal: object, more: object = {}) => {
    const deny = { ...allow(undefined, more), Effect: "Deny", NotPrincipal };
    return openingsIn(policy([allow("*"), deny]), asked)?.map(({ who }) => who);
  };
  expect(but({ AWS: account })).toEqual([]);
  expect(but({ AWS: [account, other] })).toEqual([`account ${other}`]);
  expect(but({ AWS: other }, { Action: "sagemaker:DescribeEndpoint" })).toEqual(["anyone in AWS"]);
});

test("what has run out is open to nobody", () => {
  const ended = { Condition: { DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } } };
  expect(openingsIn(policy(allow("*", ended)), asked)).toEqual([]);
});

test("a service is nobody from outside, a policy without resources none that can be judged", () => {
  expect(openingsIn(policy(allow({ Service: "sagemaker.amazonaws.com" })), asked)).toEqual([]);
  expect(openingsIn(policy(allow("*", { Resource: undefined })), asked)).toBeUndefined();
  expect(openingsIn(null, asked)).toBeUndefined();
});
