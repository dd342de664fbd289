import type { SimulatedAccount, SimulatedOrganization } from "#lib/simulator/account.ts";
import { emptyRegion } from "#lib/simulator/regions.ts";

/* An organization as its audit meets it: accounts that let it in, one whose role is missing, and one that is suspended. */

export const management = "111111111111";
export const roleName = "SagewardenAudit";
export const externalId = "between-us-8842";

export const roleArnIn = (id: string) => `arn:aws:iam::${id}:role/${roleName}`;

/** An account of an organization, with the role of an audit that trusts the management account, and a notebook instance. */
export function member(id: string, roles: "with role" | "without role" = "with role"): SimulatedAccount {
  const trust = {
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${management}:root` },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": externalId } },
    },
  };
  const role = {
    RoleName: roleName,
    RoleId: `AROA${id}`,
    Arn: roleArnIn(id),
    AssumeRolePolicyDocument: JSON.stringify(trust),
  };
  const region = emptyRegion("us-east-1");
  const notebook = {
    NotebookInstanceName: `notebook-${id}`,
    NotebookInstanceArn: `arn:aws:sagemaker:us-east-1:${id}:notebook-instance/notebook-${id}`,
    NotebookInstanceStatus: "InService" as const,
    InstanceType: "ml.t3.medium" as const,
    DirectInternetAccess: "Enabled" as const,
    RoleArn: roleArnIn(id),
    CreationTime: new Date("2026-05-01T08:00:00Z"),
    LastModifiedTime: new Date("2026-05-02T08:00:00Z"),
  };
  return {
    id,
    partition: "aws",
    caller: { arn: `arn:aws:iam::${id}:user/auditor`, userId: "AIDAAUDITOR" },
    regions: [{ ...region, sagemaker: { ...region.sagemaker, notebookInstances: [notebook] } }],
    disabledRegions: [],
    iam: { users: [], groups: [], policies: [], roles: roles === "with role" ? [role] : [] },
  };
}

const members: SimulatedOrganization["members"] = [
  { id: management, name: "Management", state: "ACTIVE" },
  { id: "222222222222", name: "Data science", state: "ACTIVE" },
  { id: "333333333333", name: "No role yet", state: "ACTIVE" },
  { id: "444444444444", name: "Closed", state: "SUSPENDED" },
  { id: "555555555555", name: "\u202eSandbox", state: "ACTIVE" },
];

/** What a simulator takes: credentials are of the management account. */
export const organization = {
  account: { ...member(management), organization: { id: "o-company0001", managementAccount: management, members } },
  others: [member("222222222222"), member("333333333333", "without role"), member("555555555555")],
  enforceLimits: false,
};
