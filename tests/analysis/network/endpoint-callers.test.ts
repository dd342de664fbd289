import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Call, policyLetsThrough } from "#lib/analysis/network/endpoint-callers.ts";
import { account } from "#tests/support/test-check.ts";

const role = `arn:aws:iam::${account}:role/team/ml`;
const other = "999988887777";
const call: Call = {
  service: "sagemaker.runtime",
  account,
  region: "us-east-1",
  roles: [role],
  vpc: "vpc-0a",
  endpoint: "vpce-01",
  isGateway: false,
};
const s3: Call = { ...call, service: "s3", isGateway: true };
const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const deny = { ...open, Effect: "Deny" };
const through = (statements: object[], who: Call = call) =>
  policyLetsThrough(JSON.stringify({ Statement: statements }), who);
const only = (operator: string, key: string, ...values: string[]) => ({ Condition: { [operator]: { [key]: values } } });

describe("policyLetsThrough", () => {
  test.each<[string, object[], boolean | "unknown"]>([
    ["everyone", [open], true],
    ["nobody: no statement", [], false],
    ["another account", [{ ...open, Principal: { AWS: `arn:aws:iam::${other}:root` } }], false],
    ["another account by its number", [{ ...open, Principal: { AWS: other } }], false],
    ["our account", [{ ...open, Principal: { AWS: `arn:aws:iam::${account}:root` } }], true],
    ["our account by its number", [{ ...open, Principal: { AWS: [other, account] } }], true],
    ["the role", [{ ...open, Principal: { AWS: role } }], true],
    [
      "a session of the role",
      [{ ...open, Principal: { AWS: `arn:aws:sts::${account}:assumed-role/ml/SageMaker` } }],
      true,
    ],
    ["another role", [{ ...open, Principal: { AWS: `arn:aws:iam::${account}:role/admin` } }], false],
    ["a service alone", [{ ...open, Principal: { Service: "sagemaker.amazonaws.com" } }], false],
    ["a principal that is no ARN", [{ ...open, Principal: { AWS: "AROAEXAMPLE" } }], "unknown"],
    [
      "invocations of one endpoint",
      [{ ...open, Action: "sagemaker:InvokeEndpoint", Resource: "arn:aws:sagemaker:*:*:endpoint/x" }],
      true,
    ],
    ["actions of another service", [{ ...open, Action: "s3:*" }], false],
    ["actions that do not go over the runtime", [{ ...open, Action: "sagemaker:Create*" }], false],
    ["all but invocations", [{ ...open, Action: undefined, NotAction: "sagemaker:Invoke*" }], false],
    ["no resource at all", [{ ...open, Resource: undefined, NotResource: "*" }], false],
    ["principals of the account", [{ ...open, ...only("StringEquals", "aws:PrincipalAccount", account) }], true],
    ["principals of another", [{ ...open, ...only("StringEquals", "aws:PrincipalAccount", other) }], false],
    ["an organization, which may be ours", [{ ...open, ...only("StringEquals", "aws:PrincipalOrgID", "o-a1") }], true],
    ["another VPC", [{ ...open, ...only("StringEquals", "aws:SourceVpc", "vpc-0f") }], false],
    ["this VPC", [{ ...open, ...only("StringEquals", "aws:SourceVpc", "vpc-0a") }], true],
    ["another endpoint", [{ ...open, ...only("StringEquals", "aws:SourceVpce", "vpce-0f") }], false],
    [
      "roles by a pattern",
      [{ ...open, ...only("ArnLike", "aws:PrincipalArn", `arn:aws:iam::${account}:role/team/*`) }],
      true,
    ],
    [
      "other roles by a pattern",
      [{ ...open, ...only("ArnLike", "aws:PrincipalArn", `arn:aws:iam::${account}:role/ops/*`) }],
      false,
    ],
    ["everyone, less everyone", [open, deny], false],
    ["everyone, less all invocations", [open, { ...deny, Action: "sagemaker:Invoke*" }], false],
    ["everyone, less one endpoint", [open, { ...deny, Resource: "arn:aws:sagemaker:*:*:endpoint/x" }], true],
    ["everyone, less another account", [open, { ...deny, Principal: { AWS: other } }], true],
    [
      "everyone, less all but the organization",
      [open, { ...deny, ...only("StringNotEquals", "aws:PrincipalOrgID", "o-a1") }],
      true,
    ],
    [
      "everyone, less all but another account",
      [open, { ...deny, ...only("StringNotEquals", "aws:PrincipalAccount", other) }],
      false,
    ],
    [
      "everyone, less all but another VPC",
      [open, { ...deny, ...only("StringNotEqualsIfExists", "aws:SourceVpc", "vpc-0f") }],
      false,
    ],
    ["a statement that cannot be understood", [open, { Effect: "Maybe" }], "unknown"],
    ["a statement without principal", [{ ...open, Principal: undefined }], "unknown"],
  ])("%s: %s", (_name, statements, answer) => {
    expect(through(statements)).toBe(answer);
  });

  test("the API is not the runtime", () => {
    const api = { ...call, service: "sagemaker.api" };
    expect(through([{ ...open, Action: "sagemaker:InvokeEndpoint" }], api)).toBe(false);
    expect(through([{ ...open, Action: "sagemaker:Describe*" }], api)).toBe(true);
    expect(through([{ ...open, Action: ["s3:Get*", "sagemaker:*"] }], api)).toBe(true);
  });

  test("roles that are not known may be the ones named, unless they are another account's", () => {
    const vague = { ...call, roles: [] };
    expect(through([{ ...open, Principal: { AWS: role } }], vague)).toBe("unknown");
    expect(through([{ ...open, Principal: { AWS: `arn:aws:iam::${other}:role/x` } }], vague)).toBe(false);
    expect(through([{ ...open, ...only("ArnLike", "aws:PrincipalArn", `arn:aws:iam::${other}:role/*`) }], vague)).toBe(
      false,
    );
    expect(through([{ ...open, ...only("ArnLike", "aws:PrincipalArn", "*") }], vague)).toBe(true);
  });

  test("a gateway's statements that name principals let hardly anyone through; all of S3 may be denied by bucket", () => {
    expect(through([open], s3)).toBe(true);
    expect(through([{ ...open, Principal: { AWS: account } }], s3)).toBe("unknown");
    expect(through([{ ...open, Principal: { AWS: other } }], s3)).toBe(false);
    expect(through([open, { ...deny, Action: "s3:*", Resource: "arn:aws:s3:::*" }], s3)).toBe(false);
    expect(through([{ ...open, Resource: ["arn:aws:s3:::ml", "arn:aws:s3:::ml/*"] }], s3)).toBe(true);
  });

  test("what is denied of all there is in its own region and partition is denied of all", () => {
    const there = { ...call, region: "us-gov-west-1" };
    const ofEndpoints = (pattern: string) => [open, { ...deny, Resource: pattern }];
    expect(through(ofEndpoints("arn:aws-us-gov:sagemaker:us-gov-west-1:*:*"), there)).toBe(false);
    expect(through(ofEndpoints("arn:aws:sagemaker:*:*:*"), there)).toBe(true);
    expect(through(ofEndpoints("arn:aws-us-gov:s3:::*"), { ...s3, region: "us-gov-west-1" })).toBe(false);
  });

  test.each([undefined, null, "", "{", "[]", 7])("%j is no policy, and may be any", (policy) => {
    expect(policyLetsThrough(policy, call)).toBe("unknown");
  });

  test("another Allow never shuts out, another Deny never lets in", () => {
    const order = [false, "unknown", true];
    const condition = fc.constantFrom(
      {},
      only("StringEquals", "aws:PrincipalAccount", account),
      only("StringNotEquals", "aws:PrincipalAccount", account),
      only("StringEquals", "aws:SourceVpc", "vpc-0f"),
      only("Bool", "aws:SecureTransport", "false"),
    );
    const statement = fc
      .record({
        Principal: fc.constantFrom("*", { AWS: role }, { AWS: other }, { AWS: "AROAEXAMPLE" }),
        Action: fc.constantFrom("*", "sagemaker:*", "sagemaker:InvokeEndpoint", "s3:*"),
        Resource: fc.constantFrom("*", "arn:aws:sagemaker:*:*:endpoint/x"),
        condition,
      })
      .map(({ condition: added, ...rest }) => ({ ...rest, ...added }));
    const either = fc.tuple(fc.constantFrom("Allow", "Deny"), statement).map(([Effect, rest]) => ({ Effect, ...rest }));
    fc.assert(
      fc.property(fc.array(either, { maxLength: 4 }), statement, (statements, more) => {
        const before = order.indexOf(through(statements));
        return (
          order.indexOf(through([...statements, { Effect: "Allow", ...more }])) >= before &&
          order.indexOf(through([...statements, { Effect: "Deny", ...more }])) <= before
        );
      }),
    );
  });
});
