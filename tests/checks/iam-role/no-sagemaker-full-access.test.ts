import { expect, test } from "vitest";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import check from "#lib/checks/iam-role/no-sagemaker-full-access.ts";
import { allow, attached, role, roleArn } from "#tests/analysis/iam/roles.ts";
import { account, identity, inventoryOf, now, reading, testCheck } from "#tests/support/test-check.ts";

const full = attached("AmazonSageMakerFullAccess", allow("sagemaker:*"), "aws");

testCheck(check, {
  pass: {
    "policies of its own": { resource: role({ managed: [attached("ml", allow("s3:GetObject"))] }) },
    "another AWS policy for SageMaker": {
      resource: role({ managed: [attached("AmazonSageMakerReadOnly", allow("sagemaker:List*"), "aws")] }),
    },
    "a policy of the same name in the account": {
      resource: role({ managed: [attached("AmazonSageMakerFullAccess", allow("s3:GetObject"))] }),
    },
  },
  fail: {
    "the AWS policy attached": { resource: role({ managed: [full] }) },
    "its document not read: the attachment decides": {
      resource: role({ managed: [attached("AmazonSageMakerFullAccess", undefined, "aws")] }),
    },
    "in China": {
      resource: role({ managed: [{ ...full, PolicyArn: "arn:aws-cn:iam::aws:policy/AmazonSageMakerFullAccess" }] }),
      identity: { arn: `arn:aws-cn:iam::${account}:role/x` },
    },
  },
  notApplicable: {
    "a service-linked role": {
      resource: role({ managed: [full] }, { Path: "/aws-service-role/sagemaker.amazonaws.com/" }),
    },
  },
  unknown: {
    "an empty answer": { resource: {} },
    "no list of attached policies": { resource: { ...role({}), AttachedManagedPolicies: undefined } },
  },
});

test("a failure names the resources that work as the role", () => {
  const inventory = inventoryOf([
    reading("notebook-instance", "nb", { RoleArn: roleArn }),
    reading("iam-role", "ml", { Arn: roleArn }),
  ]);
  const context = { identity: identity("iam-role", "ml"), inventory, now, secrets: [] };
  expect(check.evaluate(role({ managed: [full] }) as Role, context)).toMatchObject({
    evidence: [{}, { observed: ["notebook-instance nb"] }],
  });
});
