import { expect, test } from "vitest";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import check from "#lib/checks/iam-role/trust-is-guarded.ts";
import { policy, role, sageMakerTrust } from "#tests/analysis/iam/roles.ts";
import { account, identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";

const trust = (...statements: object[]) => role({}, { AssumeRolePolicyDocument: policy(statements) });
const sageMaker = (more: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "sagemaker.amazonaws.com" },
  Action: "sts:AssumeRole",
  ...more,
});
const guard = { Condition: { StringEquals: { "aws:SourceAccount": account } } };

testCheck(check, {
  pass: {
    "for resources of this account": { resource: trust(sageMaker(guard)) },
    "by a deny of everything else": {
      resource: trust(sageMaker(), {
        ...sageMaker({ Condition: { ArnNotLike: { "aws:SourceArn": `arn:aws:sagemaker:*:${account}:*` } } }),
        Effect: "Deny",
        Principal: "*",
      }),
    },
    "every AWS service, for resources of this account": {
      resource: trust(
        sageMaker({ Principal: "*", Condition: { Bool: { "aws:PrincipalIsAWSService": "true" }, ...guard.Condition } }),
      ),
    },
    "by account and by kind of resource": {
      resource: trust(
        sageMaker({
          Condition: {
            ...guard.Condition,
            ArnLike: { "aws:SourceArn": `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/*` },
          },
        }),
      ),
    },
    "by the ARN of its resources": {
      resource: trust(sageMaker({ Condition: { ArnLike: { "aws:SourceArn": `arn:aws:sagemaker:*:${account}:*` } } })),
    },
  },
  fail: {
    "the trust policy that every example shows": { resource: trust(sageMaker()) },
    "every AWS service, for any account": {
      resource: trust(sageMaker({ Principal: "*", Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } })),
    },
    "one of two statements is open": { resource: trust(sageMaker(guard), sageMaker()) },
    "a source of any account": {
      resource: trust(sageMaker({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sagemaker:*:*:*" } } })),
    },
    "a name that needs quoting": { resource: role({}, { RoleName: "it's", AssumeRolePolicyDocument: sageMakerTrust }) },
  },
  notApplicable: {
    "a service-linked role, whose trust is AWS's": {
      resource: role({}, { Path: "/aws-service-role/sagemaker.amazonaws.com/" }),
    },
    "people of an organization": {
      resource: trust(
        sageMaker({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
      ),
    },
    "a role for another service": { resource: trust(sageMaker({ Principal: { Service: "lambda.amazonaws.com" } })) },
  },
  unknown: {
    "an empty answer": { resource: {} },
    "a trust policy that is no JSON": { resource: role({}, { AssumeRolePolicyDocument: "{" }) },
  },
});

test("the fix guards SageMaker and leaves everyone else as they are", () => {
  const lambda = sageMaker({ Principal: { Service: ["sagemaker.amazonaws.com", "lambda.amazonaws.com"] } });
  const people = sageMaker({ Principal: { AWS: `arn:aws:iam::${account}:root` } });
  const context = { identity: identity("iam-role", "ml"), inventory: inventoryOf([]), now, secrets: [] };
  const { cli = "" } = check.fix(trust(lambda, people) as Role, context);
  const document = JSON.parse(/--policy-document='(.*)'$/.exec(cli)?.[1] ?? "");
  expect(document.Statement).toEqual([
    { ...lambda, Principal: { Service: "lambda.amazonaws.com" } },
    people,
    sageMaker({
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:sagemaker:*:${account}:*` },
      },
    }),
  ]);
});
