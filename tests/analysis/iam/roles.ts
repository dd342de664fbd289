import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { account } from "#tests/support/test-check.ts";

export const roleArn = `arn:aws:iam::${account}:role/ml-training`;

export type Statements = object | object[];

export function policy(statements: Statements): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export const allow = (Action: string | string[], Resource: string | string[] = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
export const deny = (Action: string | string[], Resource: string | string[] = "*", more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: "Deny",
});

/** One condition of a statement. */
export const when = (key: string, value: string | string[], operator = "StringEquals") => ({
  Condition: { [operator]: { [key]: value } },
});
export const inRegion = when("aws:RequestedRegion", "eu-west-1");

/** A statement of a trust policy. */
export const letIn = (Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal,
  Action: "sts:AssumeRole",
  ...more,
});
export const sageMaker = { Service: "sagemaker.amazonaws.com" };
export const trust = (...statements: object[]) => ({ AssumeRolePolicyDocument: policy(statements) }) as Role;
export const sageMakerTrust = policy(letIn(sageMaker));

/** A policy as both lists of a role have it. Without statements its document was not read. */
export function attached(name: string, statements?: Statements, owner = account) {
  const PolicyArn = `arn:aws:iam::${owner}:policy/${name}`;
  return { PolicyName: name, PolicyArn, ...(statements && { Document: policy(statements) }) };
}

interface Parts {
  inline?: Statements;
  managed?: { PolicyName: string; PolicyArn: string; Document?: string }[];
  boundary?: Statements | "unread";
}

/** A role that SageMaker may assume, with these policies. */
export function role({ inline, managed = [], boundary }: Parts, more: Partial<Role> = {}): Role {
  return {
    RoleName: "ml-training",
    Arn: roleArn,
    Path: "/",
    AssumeRolePolicyDocument: sageMakerTrust,
    RolePolicyList: inline ? [{ PolicyName: "own", PolicyDocument: policy(inline) }] : [],
    AttachedManagedPolicies: managed.map(({ PolicyName, PolicyArn }) => ({ PolicyName, PolicyArn })),
    ManagedPolicies: managed,
    ...(boundary && {
      PermissionsBoundary: {
        PermissionsBoundaryType: "Policy",
        PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/limits`,
      },
      ...(boundary !== "unread" && { BoundaryDocument: policy(boundary) }),
    }),
    ...more,
  } as Role;
}

/** Whether a role with these policies is administrator. */
export const answerOf = (parts: Parts) => isAdministrator(role(parts)).answer;
