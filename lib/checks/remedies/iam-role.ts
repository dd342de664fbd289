import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { type Admission, isSageMaker } from "#lib/analysis/iam/trust.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormationOf, terraform, terraformOf } from "./snippets.ts";
import { trustWithout } from "./trust-policy.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

function awsPolicyArn(identity: Identity, policy: string): string {
  return `arn:${partitionIn(identity.arn)}:iam::aws:policy/${policy}`;
}

function partitionIn(arn: string): string {
  return parseArn(arn)?.partition ?? "aws";
}

/** Stops the policy from being attached to any role again. Any policy as wide makes an administrator as well. */
export function denyAttaching(identity: Identity, policy: string): Guardrail {
  return {
    Sid: `DenyAttaching${policy}`,
    Effect: "Deny",
    Action: "iam:AttachRolePolicy",
    Resource: "*",
    Condition: { ArnEquals: { "iam:PolicyARN": awsPolicyArn(identity, policy) } },
    ...(policy === "AdministratorAccess" && { onlyLimits: true as const }),
  };
}

interface Detachment {
  /** What to do after "put a policy of its own in place", as a sentence. */
  summary: string;
  /** What to take away; inline policies have no ARN. */
  policies: readonly { name: string; arn?: string }[];
  guardrail: Guardrail;
}

/** Takes away the policies that make the role an administrator. */
export function takeAwayAdministration(role: Role, context: CheckContext): Fix {
  const found = isAdministrator(role, context.now);
  const policies = found.answer === true ? found.culprits : [];
  const names = policies.map((one) => one.name).join(", ") || "the policies named in the evidence";
  return detach(role, context, {
    summary: `Then take away ${names}: with the buckets, keys, repositories and log groups that its jobs use in that policy, nothing is lost. IAM Access Analyzer can write it from the role's CloudTrail activity.`,
    policies,
    guardrail: denyAttaching(context.identity, "AdministratorAccess"),
  });
}

/** Takes AmazonSageMakerFullAccess away. */
export function replaceFullAccess(role: Role, context: CheckContext): Fix {
  const name = "AmazonSageMakerFullAccess";
  return detach(role, context, {
    summary: `Then detach ${name}. SageMaker Role Manager writes policies for data scientists, MLOps and jobs; IAM Access Analyzer can derive one from CloudTrail activity.`,
    policies: [{ name, arn: awsPolicyArn(context.identity, name) }],
    guardrail: denyAttaching(context.identity, name),
  });
}

function detach(role: Role, context: CheckContext, change: Detachment): Fix {
  return combinable("iam-role permissions", (changes) => writeDetachment(role, context, changes), change);
}

function writeDetachment(role: Role, { identity }: CheckContext, changes: readonly Detachment[]): Fix {
  const { name } = identity;
  const all = changes.flatMap(({ policies }) => policies);
  const keyOf = ({ arn, name }: { name: string; arn?: string }) => arn ?? name;
  const out = all.filter((one, at) => all.findIndex((other) => keyOf(other) === keyOf(one)) === at);
  const isOut = (key: string | undefined) => out.some((one) => keyOf(one) === key);
  const attached = (role.AttachedManagedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []);
  const arns = ["POLICY_ARN", ...attached.filter((arn) => !isOut(arn))];
  const inline = (role.RolePolicyList ?? []).filter(({ PolicyName }) => !isOut(PolicyName));
  const losesInline = inline.length < (role.RolePolicyList ?? []).length;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Give ${name} a policy of its own in place of POLICY_ARN. ${summaryOf(changes)} Running work loses the permissions at once.`,
    steps: () => [
      aws("iam", "attach-role-policy", { "role-name": name, "policy-arn": "POLICY_ARN" }),
      ...out.map(({ arn, name: policy }) =>
        arn
          ? aws("iam", "detach-role-policy", { "role-name": name, "policy-arn": arn })
          : aws("iam", "delete-role-policy", { "role-name": name, "policy-name": policy }),
      ),
    ],
    // The resources that own all of a role's policies: another attachment alone would take nothing away.
    terraform: [
      terraform("aws_iam_role_policy_attachments_exclusive", name, { role_name: name, policy_arns: arns }),
      ...(losesInline
        ? [
            terraform("aws_iam_role_policies_exclusive", name, {
              role_name: name,
              policy_names: inline.flatMap(({ PolicyName }) => PolicyName ?? []),
            }),
          ]
        : []),
    ].join("\n\n"),
    cloudformation: cloudFormationOf("iam-role", {
      RoleName: name,
      ManagedPolicyArns: arns,
      ...(losesInline && { Policies: inline.map(asProperty) }),
    }),
    ...consoleLink(identity),
    guardrail: guardrailsOf(changes),
  });
}

/** CloudFormation wants the document itself; text that is no JSON stays what it is. */
function asProperty({ PolicyName, PolicyDocument = "" }: NonNullable<Role["RolePolicyList"]>[number]): object {
  try {
    return { PolicyName, PolicyDocument: JSON.parse(PolicyDocument) as unknown };
  } catch {
    return { PolicyName, PolicyDocument };
  }
}

interface Closing {
  summary: string;
  out: readonly Admission[];
}

/** The trust policy without these admissions; SageMaker is admitted on behalf of this account alone. */
export function closeTrust(role: Role, context: CheckContext, out: readonly Admission[], summary: string): Fix {
  return combinable("iam-role trust", (changes) => writeTrust(role, context, changes), { summary, out });
}

function writeTrust(role: Role, { identity }: CheckContext, changes: readonly Closing[]): Fix {
  const { name } = identity;
  const out = changes.flatMap((change) => change.out);
  const withSageMaker = out.some(({ principal }) => isSageMaker(principal));
  const policy = trustWithout(role.AssumeRolePolicyDocument, out, identity, withSageMaker);
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: summaryOf(changes),
    steps: () => [aws("iam", "update-assume-role-policy", { "role-name": name, "policy-document": policy })],
    terraform: terraformOf("iam-role", name, { name, assume_role_policy: JSON.stringify(policy) }),
    cloudformation: cloudFormationOf("iam-role", { RoleName: name, AssumeRolePolicyDocument: policy }),
    ...consoleLink(identity),
  });
}
