import { describe, expect, test } from "vitest";
import { openStatements } from "#lib/analysis/network/endpoint-policy.ts";
import { account } from "#tests/support/test-check.ts";

const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const of = (key: string, value: string, operator = "StringEquals") => ({ Condition: { [operator]: { [key]: value } } });
const isOpen = (statements: unknown, service = "s3", more: object = {}) => {
  const found = openStatements(JSON.stringify({ ...more, Statement: statements }), service);
  return found && found.length > 0;
};

describe("openStatements", () => {
  test.each<[string, unknown, string?]>([
    ["the default", [open]],
    ["as a single object", open],
    ["with the other way to write everyone", { ...open, Principal: { AWS: "*" } }],
    ["with everyone among others", { ...open, Principal: { AWS: [account, "*"] } }],
    ["with all actions of the service", { ...open, Action: ["s3:*"] }],
    ["with all actions of SageMaker, for its runtime", { ...open, Action: "sagemaker:*" }, "sagemaker.runtime"],
    ["with all actions of SageMaker, for Studio", { ...open, Action: "sagemaker:*" }, "aws.sagemaker.studio"],
    ["with all actions of ECR, for its registry", { ...open, Action: "ecr:*" }, "ecr.dkr"],
    ["with all but some actions", { Effect: "Allow", Principal: "*", NotAction: "s3:DeleteBucket", Resource: "*" }],
    ["with a condition that limits nobody", { ...open, ...of("aws:SecureTransport", "true", "Bool") }],
    [
      "with a condition that holds without the key",
      { ...open, ...of("aws:PrincipalOrgID", "o-1", "StringEqualsIfExists") },
    ],
    ["with a condition on anyone", { ...open, ...of("aws:PrincipalAccount", "*", "StringLike") }],
    ["beside a narrow statement", [{ ...open, Principal: { AWS: account } }, open]],
    ["beside a deny of plain HTTP", [open, { ...open, Effect: "Deny", ...of("aws:SecureTransport", "false", "Bool") }]],
    ["beside a deny of one action", [open, { ...open, Effect: "Deny", Action: "s3:DeleteBucket" }]],
  ])("open: %s", (_name, statements, service) => {
    expect(isOpen(statements, service)).toBe(true);
  });

  test("the version of the policy language is of no matter", () => {
    for (const Version of ["2008-10-17", "2012-10-17"]) expect(isOpen([open], "s3", { Version, Id: "x" })).toBe(true);
  });

  test.each<[string, unknown, string?]>([
    ["named principals", { ...open, Principal: { AWS: `arn:aws:iam::${account}:root` } }],
    ["named actions", { ...open, Action: ["s3:GetObject", "s3:ListBucket"] }],
    ["named resources", { ...open, Resource: "arn:aws:s3:::ml-data/*" }],
    ["another service's actions", { ...open, Action: "sts:*" }],
    ["principals of the organization", { ...open, ...of("aws:PrincipalOrgID", "o-a1") }],
    ["buckets of the account", { ...open, ...of("aws:ResourceAccount", account) }],
    [
      "anyone, less everyone outside the organization",
      [open, { ...open, Effect: "Deny", ...of("aws:PrincipalOrgID", "o-a1", "StringNotEquals") }],
    ],
    [
      "anything, less other people's buckets",
      [open, { Effect: "Deny", Principal: "*", Action: "s3:*", NotResource: "arn:aws:s3:::ml-*" }],
    ],
    ["nothing", []],
    ["a deny of everything", [open, { ...open, Effect: "Deny" }]],
  ])("not open: %s", (_name, statements, service) => {
    expect(isOpen(statements, service)).toBe(false);
  });

  test.each([
    ["missing", undefined],
    ["no JSON", "{"],
    ["without principals", JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } })],
  ])("cannot be judged: %s", (_name, text) => {
    expect(openStatements(text, "s3")).toBeUndefined();
  });
});
