import { parseArn } from "#lib/inventory/arn.ts";
import type { Role, RolePolicy } from "./role-policies.ts";

/** One permission that is as good as being administrator. Source: pathfinding.cloud and the IAM user guide. */
export interface Escalation {
  action: string;
  /** The resource it must be allowed on, so that it is of use. */
  resource: string;
  /** What the role may then do, after "it may". */
  words: string;
  /** It changes the role's own permissions, which a permissions boundary still limits. */
  ownPermissions: boolean;
  /** Condition keys (lower case) that make it harmless. */
  harmlessWith: readonly string[];
  /** One of these is needed beside it. */
  together?: readonly [string, ...string[]];
}

const scopedPolicy = ["iam:policyarn", "iam:permissionsboundary"];

/** Calls that start code under a role of the caller's choice. */
const startsCode: readonly [string, ...string[]] = [
  "cloudformation:CreateStack",
  "codebuild:CreateProject",
  "ec2:RunInstances",
  "ecs:RunTask",
  "glue:CreateJob",
  "lambda:CreateFunction",
  "sagemaker:CreateNotebookInstance",
  "sagemaker:CreateProcessingJob",
  "sagemaker:CreateTrainingJob",
];

/**
 * The ways a role may make itself administrator. "Every" is asked with a name that no policy has. PassRole that is tied
 * to a service (`iam:PassedToService`) is left out: the roles SageMaker may assume are each judged themselves.
 */
export function escalationsOf(role: Role, attached: readonly RolePolicy[]): Escalation[] {
  const arn = parseArn(role.Arn ?? "");
  if (!arn || !role.Arn) return [];
  const every = (type: string) => `arn:${arn.partition}:iam::${arn.account}:${type}/nobody-names`;
  const own = { ownPermissions: true, harmlessWith: scopedPolicy };
  const others = { ownPermissions: false, harmlessWith: [] };
  const ownPolicies = attached.flatMap((policy) =>
    policy.arn && parseArn(policy.arn)?.account === arn.account ? [policy.arn] : [],
  );
  return [
    { ...own, action: "iam:AttachRolePolicy", resource: role.Arn, words: "attach any policy to itself" },
    { ...own, action: "iam:PutRolePolicy", resource: role.Arn, words: "write any inline policy of its own" },
    ...ownPolicies.map((resource) => ({
      ...own,
      action: "iam:CreatePolicyVersion",
      resource,
      words: "rewrite a policy that is attached to it",
    })),
    {
      ...others,
      action: "iam:CreatePolicyVersion",
      resource: every("policy"),
      words: "rewrite any policy of the account",
    },
    { ...others, action: "iam:UpdateAssumeRolePolicy", resource: every("role"), words: "let itself assume any role" },
    { ...others, action: "iam:CreateAccessKey", resource: every("user"), words: "make access keys for any user" },
    {
      ...others,
      harmlessWith: ["iam:passedtoservice", "iam:associatedresourcearn"],
      action: "iam:PassRole",
      resource: every("role"),
      words: "pass any role to any service and start code as that role",
      together: startsCode,
    },
  ];
}
