import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { type Admission, isSageMaker } from "#lib/analysis/iam/trust.ts";
import { parseArn } from "#lib/inventory/arn.ts";
import type { Identity } from "#lib/inventory/reading.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, consoleUrl, type Fix, type Guardrail } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormation, terraform } from "./snippets.ts";
import { trustWithout } from "./trust-policy.ts";

/** IAM is global, but its console and its guardrails are written per partition. */
const consoleRegions: Record<string, string> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

function awsPolicyArn(identity: Identity, policy: string): string {
  return `arn:${partitionIn(identity.arn)}:iam::aws:policy/${policy}`;
}

function partitionIn(arn: string): string {
  return parseArn(arn)?.partition ?? "aws";
}

function iamConsole({ arn, name }: Identity): { consoleUrl?: string } {
  const region = consoleRegions[partitionIn(arn)];
  const url =
    region &&
    consoleUrl(partitionIn(arn), region, `iam/home?region=${region}#/roles/details/${encodeURIComponent(name)}`);
  return url ? { consoleUrl: url } : {};
}

/** Stops the policy from being attached to any role again. */
export function denyAttaching(identity: Identity, policy: string): Guardrail {
  return {
    Sid: `DenyAttaching${policy}`,
    Effect: "Deny",
    Action: "iam:AttachRolePolicy",
    Resource: "*",
    Condition: { ArnEquals: { "iam:PolicyARN": awsPolicyArn(identity, policy) } },
  };
}

/** Takes away the policies that make the role an administrator. */
export function takeAwayAdministration(role: Role, { identity, now }: CheckContext): Fix {
  const { name } = identity;
  const found = isAdministrator(role, now);
  const culprits = found.answer === true ? found.culprits : [];
  const steps = culprits.map(({ arn, name: policy }) =>
    arn
      ? awsCli("iam", "detach-role-policy", { "role-name": name, "policy-arn": arn })
      : awsCli("iam", "delete-role-policy", { "role-name": name, "policy-name": policy }),
  );
  const cli = [awsCli("iam", "attach-role-policy", { "role-name": name, "policy-arn": "POLICY_ARN" }), ...steps].join(
    "\n",
  );
  return {
    mutability: "in-place",
    summary: `Give ${name} a policy of its own in place of POLICY_ARN, with the buckets, keys, repositories and log groups that its jobs use, then take away ${culprits.map((one) => one.name).join(", ") || "the policies named in the evidence"}. IAM Access Analyzer can write that policy from the role's CloudTrail activity; running jobs lose the permissions at once.`,
    cli,
    terraform: terraform("aws_iam_role_policy_attachment", name, { role: name, policy_arn: "POLICY_ARN" }),
    cloudformation: cloudFormation("AWS::IAM::Role", { RoleName: name, ManagedPolicyArns: ["POLICY_ARN"] }),
    ...iamConsole(identity),
    guardrail: denyAttaching(identity, "AdministratorAccess"),
  };
}

/** Takes AmazonSageMakerFullAccess away. */
export function replaceFullAccess({ identity }: CheckContext): Fix {
  const { name } = identity;
  const full = awsPolicyArn(identity, "AmazonSageMakerFullAccess");
  return {
    mutability: "in-place",
    summary: `Attach a policy of ${name}'s own in place of POLICY_ARN, then detach AmazonSageMakerFullAccess. SageMaker Role Manager writes such policies for data scientists, MLOps and jobs; IAM Access Analyzer can derive one from CloudTrail activity.`,
    cli: [
      awsCli("iam", "attach-role-policy", { "role-name": name, "policy-arn": "POLICY_ARN" }),
      awsCli("iam", "detach-role-policy", { "role-name": name, "policy-arn": full }),
    ].join("\n"),
    terraform: terraform("aws_iam_role_policy_attachment", name, { role: name, policy_arn: "POLICY_ARN" }),
    cloudformation: cloudFormation("AWS::IAM::Role", { RoleName: name, ManagedPolicyArns: ["POLICY_ARN"] }),
    ...iamConsole(identity),
    guardrail: denyAttaching(identity, "AmazonSageMakerFullAccess"),
  };
}

/** The trust policy without these admissions; SageMaker is admitted on behalf of this account alone. */
export function closeTrust(role: Role, { identity }: CheckContext, out: readonly Admission[], summary: string): Fix {
  const { name } = identity;
  const policy = trustWithout(
    role.AssumeRolePolicyDocument,
    out,
    identity,
    out.some(({ principal }) => isSageMaker(principal)),
  );
  const document = JSON.stringify(policy);
  return {
    mutability: "in-place",
    summary,
    cli: awsCli("iam", "update-assume-role-policy", { "role-name": name, "policy-document": document }),
    terraform: terraform("aws_iam_role", name, { name, assume_role_policy: document }),
    cloudformation: cloudFormation("AWS::IAM::Role", { RoleName: name, AssumeRolePolicyDocument: policy }),
    ...iamConsole(identity),
  };
}

interface StudioTarget {
  /** `update-domain` or `update-user-profile`, with the options that name the resource. */
  command: string;
  target: Record<string, string | undefined>;
  /** The settings to change: CLI option to API structure. */
  settings: Record<string, { ExecutionRole: string }>;
  terraform: string;
  cloudFormationType: string;
  cloudFormation: object;
  page: string[];
}

/** Another role for Studio: new apps start with it, running ones keep the old one until they are restarted. */
export function giveStudioRole({ identity }: CheckContext, change: StudioTarget): Fix {
  const settings = Object.entries(change.settings).map(([option, value]) => [option, JSON.stringify(value)]);
  const cli = awsCli("sagemaker", change.command, {
    ...change.target,
    ...Object.fromEntries(settings),
    region: identity.region,
  });
  const summary = `Give ${identity.name} an execution role that allows only what its users work with, or take the administrator policies off the role it has. Apps keep the old role until they are restarted.`;
  return {
    mutability: "in-place",
    summary: sayChoices(summary, cli),
    cli,
    terraform: change.terraform,
    cloudformation: cloudFormation(change.cloudFormationType, change.cloudFormation),
    ...consoleLink(identity, ...change.page),
    guardrail: denyAttaching(identity, "AdministratorAccess"),
  };
}
