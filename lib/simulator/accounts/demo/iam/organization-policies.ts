import type { PolicyTargetSummary, PolicyType } from "@aws-sdk/client-organizations";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { deny, policy } from "#lib/simulator/accounts/build/policies.ts";
import { peopleRoles } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
import { organizationPolicies as shelf } from "#lib/simulator/shelves/organizations.ts";

const ours = `arn:${company.partition}:organizations::${company.managementAccount}`;
const root: PolicyTargetSummary = {
  TargetId: "r-k7x2",
  Arn: `${ours}:root/${company.organization}/r-k7x2`,
  Name: "Root",
  Type: "ROOT",
};
const workloads: PolicyTargetSummary = {
  TargetId: "ou-k7x2-4f8d1c2a",
  Arn: `${ours}:ou/${company.organization}/ou-k7x2-4f8d1c2a`,
  Name: "Workloads",
  Type: "ORGANIZATIONAL_UNIT",
};

/** What the organization forbids: regions and leaving it for all, notebooks in the open for no one yet. */
export function organizationPolicies(account: SimulatedAccount): void {
  const put = (Type: PolicyType, Id: string, Name: string, Content: string, targets: PolicyTargetSummary[]) => {
    const AwsManaged = !Id.startsWith("p-0");
    const path = `policy/${AwsManaged ? "" : `${company.organization}/`}${Type.toLowerCase()}/${Id}`;
    const Arn = AwsManaged ? `arn:${company.partition}:organizations::aws:${path}` : `${ours}:${path}`;
    shelf.put(account, { PolicySummary: { Id, Arn, Name, Type, AwsManaged }, Content, targets });
  };
  const all = policy({ Effect: "Allow", Action: "*", Resource: "*" });
  put("SERVICE_CONTROL_POLICY", "p-FullAWSAccess", "FullAWSAccess", all, [root, workloads]);
  put(
    "SERVICE_CONTROL_POLICY",
    "p-0a4c1f7e",
    "base-guardrails",
    policy(
      deny("organizations:LeaveOrganization"),
      // Who looks after the trails is left out, in every account.
      deny(["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"], "*", {
        ArnNotLike: { "aws:PrincipalArn": `arn:${company.partition}:iam::*:role/${peopleRoles.administrator}` },
      }),
      // What the first version of the metadata service handed out opens nobody's Studio.
      deny("sagemaker:CreatePresignedDomainUrl", "*", { NumericLessThan: { "ec2:RoleDelivery": "2.0" } }),
      deny("sagemaker:*", "*", { StringNotEquals: { "aws:RequestedRegion": company.regions } }),
    ),
    [root],
  );
  // Written, and attached to nothing.
  put(
    "SERVICE_CONTROL_POLICY",
    "p-0be93d52",
    "sagemaker-private-notebooks",
    policy(
      deny(["sagemaker:CreateNotebookInstance", "sagemaker:UpdateNotebookInstance"], "*", {
        StringEquals: { "sagemaker:DirectInternetAccess": "Enabled" },
      }),
    ),
    [],
  );
  const everyone = policy({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });
  put("RESOURCE_CONTROL_POLICY", "p-RCPFullAWSAccess", "RCPFullAWSAccess", everyone, [root, workloads]);
  put(
    "RESOURCE_CONTROL_POLICY",
    "p-0c77a1e8",
    "data-perimeter",
    policy({
      ...deny(["s3:*", "kms:*"], "*", {
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": company.organization },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      }),
      Principal: "*",
    }),
    [workloads],
  );
}
