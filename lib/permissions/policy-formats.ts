import type { PolicyDocument } from "./policy.ts";

/** The name of the role in every account, so that one name finds it in a whole organization. */
export const roleName = "SagewardenAudit";

export const policyFormats = ["iam", "cloudformation", "stackset", "terraform"] as const;
export type PolicyFormat = (typeof policyFormats)[number];

/**
 * The policies alone, or with a role that only this product's principal with an external id may assume: in this account, or by a
 * StackSet in every account of an organization's units.
 */
export function renderPolicies(format: PolicyFormat, policies: readonly PolicyDocument[]): string {
  if (format === "iam") return json(policies.length === 1 ? policies[0] : policies);
  if (format === "terraform") return terraform(policies);
  return json(format === "cloudformation" ? roleTemplate(policies) : stackSetTemplate(policies));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const parameters = {
  TrustedPrincipalArn: { Type: "String", Description: "ARN of the user or role that runs Sagewarden" },
  ExternalId: { Type: "String", MinLength: 8, NoEcho: true, Description: "Secret both sides know" },
};

function roleTemplate(policies: readonly PolicyDocument[]) {
  const resources = policies.map((policy, index): [string, object] => [
    `Policy${index + 1}`,
    {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: { Description: "What Sagewarden reads", PolicyDocument: policy, Roles: [{ Ref: "Role" }] },
    },
  ]);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Read-only role for Sagewarden",
    Parameters: parameters,
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: roleName,
          MaxSessionDuration: 3600,
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: { Ref: "TrustedPrincipalArn" } },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "sts:ExternalId": { Ref: "ExternalId" } } },
              },
            ],
          },
        },
      },
      ...Object.fromEntries(resources),
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
  };
}

/**
 * Roles are of no region, so one is enough; accounts that join a unit get theirs. The management account is in no unit's StackSet:
 * it takes the plain template. Source: CloudFormation user guide, "Service-managed permissions".
 */
function stackSetTemplate(policies: readonly PolicyDocument[]) {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Read-only roles for Sagewarden in every account of an organization's units",
    Parameters: {
      ...parameters,
      OrganizationalUnitIds: {
        Type: "CommaDelimitedList",
        Description: "Units whose accounts are audited; the root, r-…, for all",
      },
    },
    Resources: {
      Roles: {
        Type: "AWS::CloudFormation::StackSet",
        Properties: {
          StackSetName: roleName,
          Description: "Read-only role for Sagewarden",
          PermissionModel: "SERVICE_MANAGED",
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
          Capabilities: ["CAPABILITY_NAMED_IAM"],
          Parameters: Object.keys(parameters).map((ParameterKey) => ({
            ParameterKey,
            ParameterValue: { Ref: ParameterKey },
          })),
          StackInstancesGroup: [
            {
              DeploymentTargets: { OrganizationalUnitIds: { Ref: "OrganizationalUnitIds" } },
              Regions: [{ Ref: "AWS::Region" }],
            },
          ],
          TemplateBody: JSON.stringify(roleTemplate(policies)),
        },
      },
    },
  };
}

function terraform(policies: readonly PolicyDocument[]): string {
  const attached = policies.map(
    (policy, index) => `
resource "aws_iam_policy" "sagewarden_${index + 1}" {
  name_prefix = "SagewardenAudit-"
  description = "What Sagewarden reads"
  policy      = <<-JSON
${JSON.stringify(policy, null, 2).replace(/^/gm, "    ")}
  JSON
}

resource "aws_iam_role_policy_attachment" "sagewarden_${index + 1}" {
  role       = aws_iam_role.sagewarden.name
  policy_arn = aws_iam_policy.sagewarden_${index + 1}.arn
}
`,
  );
  return `variable "trusted_principal_arn" {
  description = "ARN of the user or role that runs Sagewarden"
  type        = string
}

variable "external_id" {
  description = "Secret both sides know"
  type        = string
  sensitive   = true
}

resource "aws_iam_role" "sagewarden" {
  name                 = "${roleName}"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.trusted_principal_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}
${attached.join("")}
output "role_arn" {
  value = aws_iam_role.sagewarden.arn
}
`;
}
