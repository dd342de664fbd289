import { activityActions } from "#lib/activity/lookup-events.ts";
import { permissionFor } from "#lib/aws/services.ts";
import { frameActions } from "#lib/aws/session.ts";
import { collectors } from "./index.ts";

/** The permission of every action the product may call, sorted: the collectors', the frame's own, and CloudTrail's. */
export function declaredPermissions(): string[] {
  const all = [...collectors.flatMap((collector) => collector.actions), ...frameActions, ...activityActions];
  return [...new Set<string>(all.map(permissionFor))].sort();
}

/** The least-privilege identity policy. List actions have no resource-level permissions, so the resource is `*`. */
export function leastPrivilegePolicy() {
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "SagewardenReadConfiguration", Effect: "Allow", Action: declaredPermissions(), Resource: "*" }],
  };
}

export const policyFormats = ["iam", "cloudformation", "terraform"] as const;
export type PolicyFormat = (typeof policyFormats)[number];

/** The policy alone, or with a role that only this product's principal and external id may assume. */
export function renderPolicy(format: PolicyFormat): string {
  const policy = leastPrivilegePolicy();
  if (format === "iam") return `${JSON.stringify(policy, null, 2)}\n`;
  return format === "cloudformation" ? cloudFormation(policy) : terraform(policy);
}

function cloudFormation(policy: object): string {
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Read-only role for Sagewarden",
    Parameters: {
      TrustedPrincipalArn: { Type: "String", Description: "ARN of the user or role that runs Sagewarden" },
      ExternalId: { Type: "String", MinLength: 8, NoEcho: true, Description: "Secret both sides know" },
    },
    Resources: {
      SagewardenRole: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: "SagewardenAudit",
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
          Policies: [{ PolicyName: "SagewardenReadConfiguration", PolicyDocument: policy }],
        },
      },
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["SagewardenRole", "Arn"] } } },
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

function terraform(policy: object): string {
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
  name                 = "SagewardenAudit"
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

resource "aws_iam_role_policy" "sagewarden" {
  name   = "SagewardenReadConfiguration"
  role   = aws_iam_role.sagewarden.id
  policy = <<-JSON
${JSON.stringify(policy, null, 2).replace(/^/gm, "    ")}
  JSON
}

output "role_arn" {
  value = aws_iam_role.sagewarden.arn
}
`;
}
