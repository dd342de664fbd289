import { expect, test } from "vitest";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { replaceFullAccess, takeAwayAdministration } from "#lib/checks/remedies/iam-role.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";

const arn = "arn:aws:iam::482915630174:role/lab";
const context = { identity: identity("iam-role", "lab", { arn }), inventory: inventoryOf([]), now, secrets: [] };
const policy = (name: string) => ({ PolicyName: name, PolicyArn: `arn:aws:iam::aws:policy/${name}` });
const all = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
const some = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" }] });
const role = (fields: object) =>
  ({
    Arn: arn,
    RoleName: "lab",
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    ManagedPolicies: [],
    ...fields,
  }) as Role;

test("Terraform and CloudFormation own the list of policies, so that the administrator's is really detached", () => {
  const { terraform, cloudformation } = takeAwayAdministration(
    role({ AttachedManagedPolicies: [policy("AdministratorAccess"), policy("AmazonSageMakerReadOnly")] }),
    context,
  );
  expect(terraform).toContain(`resource "aws_iam_role_policy_attachments_exclusive" "lab" {`);
  expect(terraform).toContain(`policy_arns = ["POLICY_ARN", "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"]`);
  expect(terraform).not.toContain("policy/AdministratorAccess");
  expect(JSON.parse(cloudformation ?? "").Properties.ManagedPolicyArns).toEqual([
    "POLICY_ARN",
    "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly",
  ]);
});

test("an inline policy is deleted by every way of fixing it, and the others are kept", () => {
  const inline = [
    { PolicyName: "too-much", PolicyDocument: all },
    { PolicyName: "lists", PolicyDocument: some },
  ];
  const { cli, terraform, cloudformation } = takeAwayAdministration(role({ RolePolicyList: inline }), context);
  expect(cli).toContain("aws iam delete-role-policy --role-name=lab --policy-name=too-much");
  expect(terraform).toContain(`policy_names = ["lists"]`);
  const { Policies } = JSON.parse(cloudformation ?? "").Properties;
  expect(Policies).toEqual([{ PolicyName: "lists", PolicyDocument: JSON.parse(some) }]);
});

test("two policies to take away are one change: the role's own is attached once", () => {
  const both = role({ AttachedManagedPolicies: [policy("AdministratorAccess"), policy("AmazonSageMakerFullAccess")] });
  const { cli, terraform } = planOf([takeAwayAdministration(both, context), replaceFullAccess(both, context)]) ?? {};
  expect(cli?.match(/attach-role-policy --role-name=lab --policy-arn=POLICY_ARN/g)).toHaveLength(1);
  expect(cli?.match(/detach-role-policy/g)).toHaveLength(2);
  expect(terraform).toContain('policy_arns = ["POLICY_ARN"]');
});
