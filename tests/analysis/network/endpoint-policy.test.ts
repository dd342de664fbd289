import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStatements } from "#lib/analysis/network/endpoint-policy.ts";
import { account, now } from "#tests/support/test-check.ts";

const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const variable = (name: string) => `\${${name}}`;
const of = (key: string, value: string | string[], operator = "StringEquals") => ({
  Condition: { [operator]: { [key]: value } },
});
const isOpen = (statements: unknown, service = "s3", more: object = {}) => {
  const found = openStatements(JSON.stringify({ ...more, Statement: statements }), service);
  return found && found.length > 0;
};

test("what opens is named, and a region's partition is its own", () => {
  const text = (statements: object[]) => JSON.stringify({ Statement: statements });
  const narrow = { ...open, ...of("aws:PrincipalAccount", account) };
  expect(openStatements(text([narrow, open]), "s3")?.map(({ path }) => path)).toEqual(["Statement[1]"]);
  const inChina = { ...open, Resource: ["arn:aws-cn:s3:::*", "arn:aws-cn:s3:::*/*"] };
  expect(openStatements(text([inChina]), "s3", "cn-north-1")).toHaveLength(1);
  expect(openStatements(text([inChina]), "s3", "eu-west-1")).toHaveLength(0);
});

test("what has ended opens nothing, and a deny that has not begun closes nothing", () => {
  const dated = (Effect: string, operator: string) => ({
    ...open,
    Effect,
    ...of("aws:CurrentTime", "2020-01-01T00:00:00Z", operator),
  });
  const found = (...statements: object[]) =>
    openStatements(JSON.stringify({ Statement: statements }), "s3", "us-east-1", now)?.length;
  expect(found(dated("Allow", "DateLessThan"))).toBe(0);
  expect(found(dated("Allow", "DateGreaterThan"))).toBe(1);
  expect(found(open, dated("Deny", "DateLessThan"))).toBe(1);
  expect(found(open, dated("Deny", "DateGreaterThan"))).toBe(0);
});

describe("laws", () => {
  const keys = fc.constantFrom("aws:PrincipalOrgID", "aws:PrincipalArn", "aws:ResourceAccount", "aws:PrincipalAccount");
  const values = fc.constantFrom(
    "o-a1b2c3d4e5",
    account,
    `arn:aws:iam::${account}:role/*`,
    "o-*",
    "*",
    "arn:aws:iam::*:*",
  );
  const allows = fc.record({
    action: fc.constantFrom("*", "s3:*", "s3:Get*", "s3:Put*"),
    resource: fc.constantFrom("*", "arn:aws:s3:::*", "arn:aws:s3:::*-*", "arn:aws:s3:::ml/*"),
    operator: fc.constantFrom("StringLike", "ArnLike", "ForAnyValue:StringLike"),
    key: keys,
    value: values,
  });
  type Allow = { action: string; resource: string; operator: string; key: string; value: string };
  const written = ({ action, resource, operator, key, value }: Allow, Effect = "Allow") => ({
    Effect,
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { [operator]: { [key]: value } },
  });
  const list = fc.array(allows, { maxLength: 3 });

  test("one more deny never opens", () => {
    fc.assert(
      fc.property(list, allows, fc.constantFrom("StringNotLike", "StringLike"), (some, no, operator) => {
        const statements = some.map((one) => written(one));
        return isOpen(statements) || !isOpen([...statements, written({ ...no, operator }, "Deny")]);
      }),
    );
  });

  test("one more allow never closes", () => {
    fc.assert(
      fc.property(
        list,
        list,
        (some, more) =>
          !isOpen(some.map((one) => written(one))) || isOpen([...some, ...more].map((one) => written(one))),
      ),
    );
  });

  test("neither a star for a value nor IfExists closes what was open", () => {
    fc.assert(
      fc.property(list, (some) => {
        const wild = some.map((one) => written({ ...one, value: "*" }));
        const optional = some.map((one) => written({ ...one, operator: `${one.operator}IfExists` }));
        return !isOpen(some.map((one) => written(one))) || (isOpen(wild) === true && isOpen(optional) === true);
      }),
    );
  });
});

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
    [
      "with every bucket and every object",
      { ...open, Action: "s3:*", Resource: ["arn:aws:s3:::*", "arn:aws:s3:::*/*"] },
    ],
    ["with every object", { ...open, Action: "s3:*", Resource: "arn:*:s3:::*/*" }],
    ["with every name that has a hyphen", { ...open, Resource: "arn:aws:s3:::*-*" }],
    [
      "with names by their first character",
      { ...open, Resource: [..."bcdhjkmnpqrtvwxyz"].map((one) => `arn:aws:s3:::${one}*`) },
    ],
    ["with every access point", { ...open, Resource: "arn:aws:s3:*:*:accesspoint/*" }],
    ["with all resources but one", { Effect: "Allow", Principal: "*", Action: "*", NotResource: "arn:aws:s3:::ml/*" }],
    ["with every key", { ...open, Action: "kms:*", Resource: "arn:aws:kms:*:*:key/*" }, "kms"],
    ["with every role", { ...open, Action: "sts:*", Resource: "arn:aws:iam::*:role/*" }, "sts"],
    ["with everything of SageMaker's", { ...open, Resource: "arn:aws:sagemaker:*:*:*" }, "sagemaker.api"],
    ["with every model server", { ...open, Resource: "arn:aws:sagemaker:*:*:endpoint/*" }, "sagemaker.runtime"],
    ["with every table of the region", { ...open, Resource: "arn:aws:dynamodb:us-east-1:*:table/*" }, "dynamodb"],
    ["with all actions of MLflow", { ...open, Action: "sagemaker-mlflow:*" }, "aws.sagemaker.experiments"],
    [
      "with every tracking server",
      { ...open, Action: "sagemaker-mlflow:*", Resource: "arn:aws:sagemaker:*:*:mlflow-tracking-server/*" },
      "aws.sagemaker.experiments",
    ],
    ["for logging to any tracking server", { ...open, Action: "sagemaker-mlflow:Log*" }, "aws.sagemaker.experiments"],
    ["with all actions of a FIPS endpoint", { ...open, Action: "kms:*" }, "kms-fips"],
    ["for the caller's own account", { ...open, ...of("aws:ResourceAccount", variable("aws:PrincipalAccount")) }],
    [
      "for roles of a name in any account",
      { ...open, ...of("aws:PrincipalArn", "arn:aws:iam::*:role/ml-*", "ArnLike") },
    ],
    ["for any organization", { ...open, ...of("aws:PrincipalOrgID", "o-*", "StringLike") }],
    ["for all of no organization", { ...open, ...of("aws:PrincipalOrgPaths", "o-a1/*", "ForAllValues:StringLike") }],
    ["for those who tag themselves so", { ...open, ...of("aws:PrincipalTag/team", "ml") }],
    [
      "beside a deny of other networks",
      [open, { ...open, Effect: "Deny", ...of("aws:SourceVpc", "vpc-1", "StringNotEquals") }],
    ],
    [
      "beside a deny that the callers' own account escapes",
      [
        open,
        { ...open, Effect: "Deny", ...of("aws:ResourceAccount", variable("aws:PrincipalAccount"), "StringNotEquals") },
      ],
    ],
    [
      "beside a deny that who is in no organization escapes",
      [open, { ...open, Effect: "Deny", ...of("aws:PrincipalOrgPaths", "o-a1/*", "ForAnyValue:StringNotLike") }],
    ],
    [
      "for those who do not sign, which an optional principal leaves in",
      { ...open, ...of("aws:PrincipalArn", `arn:aws:iam::${account}:*`, "ArnLikeIfExists") },
    ],
    [
      "for those who do not sign, and so are no service",
      { ...open, ...of("aws:PrincipalIsAWSService", "true", "BoolIfExists") },
    ],
    ["for writing to any bucket", { ...open, Action: ["s3:Get*", "s3:Put*", "s3:List*"] }],
    [
      "for writing objects under any bucket's prefix",
      { ...open, Action: "s3:PutObject", Resource: "arn:aws:s3:::*/in/*" },
    ],
    ["for writing to any directory bucket", { ...open, Action: "s3express:CreateSession" }, "s3express"],
    ["for writing to any table", { ...open, Action: "dynamodb:PutItem" }, "dynamodb"],
    ["for writing to any log", { ...open, Action: ["logs:CreateLogStream", "logs:PutLogEvents"] }, "logs"],
    ["for pushing to any repository", { ...open, Action: "ecr:*Layer*" }, "ecr.api"],
    ["for writing to any secret", { ...open, Action: "secretsmanager:Put*" }, "secretsmanager"],
    ["for calling any model server", { ...open, Action: "sagemaker:InvokeEndpoint" }, "sagemaker.runtime"],
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
    [
      "AWS services",
      [
        { ...open, ...of("aws:PrincipalOrgID", "o-a1") },
        { ...open, ...of("aws:PrincipalIsAWSService", "true", "Bool") },
      ],
    ],
    ["calls that services make for someone", { ...open, ...of("aws:ViaAWSService", "true", "Bool") }],
    [
      "an optional principal, where everyone signs",
      { ...open, ...of("aws:PrincipalArn", `arn:aws:iam::${account}:*`, "ArnLikeIfExists") },
      "kms",
    ],
    ["a list of accounts", { ...open, ...of("aws:PrincipalAccount", [account, "444455556666"]) }],
    [
      "an organization's paths, which must be there",
      {
        ...open,
        Condition: {
          "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1/*" },
          Null: { "aws:PrincipalOrgPaths": "false" },
        },
      },
    ],
    [
      "a bucket of AWS's, to read",
      { ...open, Action: "s3:GetObject", Resource: "arn:aws:s3:::prod-us-east-1-layers/*" },
    ],
    ["reading", { ...open, Action: ["s3:Get*", "s3:List*"] }],
    ["buckets by a name", { ...open, Resource: ["arn:aws:s3:::*sagemaker*", "arn:aws:s3:::*sagemaker*/*"] }],
    [
      "SageMaker's resources of the account",
      { ...open, Resource: `arn:aws:sagemaker:*:${account}:*` },
      "sagemaker.api",
    ],
    [
      "model servers of the account",
      { ...open, Resource: `arn:aws:sagemaker:*:${account}:endpoint/*` },
      "sagemaker.runtime",
    ],
    [
      "a service's own actions, on another's endpoint",
      { ...open, Action: "sagemaker:InvokeEndpoint" },
      "sagemaker.api",
    ],
    [
      "writing, less what is not the account's",
      [
        { ...open, Action: "s3:Put*" },
        { ...open, Effect: "Deny", ...of("s3:ResourceAccount", account, "StringNotEquals") },
      ],
    ],
    [
      "anyone, less who is neither of the organization nor a service",
      [
        open,
        {
          ...open,
          Effect: "Deny",
          Condition: {
            StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1" },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    ],
    [
      "anyone, less everyone but the account",
      [open, { ...open, Principal: undefined, Effect: "Deny", NotPrincipal: { AWS: account } }],
    ],
    [
      "tracking servers of the account",
      {
        ...open,
        Action: "sagemaker-mlflow:*",
        Resource: `arn:aws:sagemaker:us-east-1:${account}:mlflow-tracking-server/*`,
      },
      "aws.sagemaker.experiments",
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
