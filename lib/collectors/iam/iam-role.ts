import type { ManagedPolicyDetail, RoleDetail } from "@aws-sdk/client-iam";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { holdsMember } from "../members-in.ts";
import { decode, inlinePolicies, listOf, type ManagedDocuments, managedDocuments } from "./documents.ts";
import { policiesSetBy } from "./policies-set-by.ts";
import { roleIn, trustsSageMaker } from "./role-in.ts";

/** A role with the documents of its managed policies beside it, as GetAccountAuthorizationDetails gives both. */
export type RoleWithPolicies = RoleDetail & ManagedDocuments;

/** Roles that SageMaker may assume or that a SageMaker resource names; the rest of the account's roles are not ours to judge. */
export default defineCollector({
  kind: "iam-role",
  label: "IAM roles",
  scope: "global",
  volume: "live",
  arnType: "role",
  inEvents: { roleName: "{}" },
  inRequests: { Filter: ["Role"] },
  isItsOwnWitness: true,
  madeBy: ["CreateRole", "CreateServiceLinkedRole"],
  setBy: {
    ...policiesSetBy("Role"),
    AssumeRolePolicyDocument: { calls: ["UpdateAssumeRolePolicy", "CreateRole"] },
    MaxSessionDuration: {
      calls: ["UpdateRole", "CreateRole"],
      where: (request) => holdsMember(request, ["maxSessionDuration"]),
    },
    Tags: { calls: ["TagRole", "UntagRole"] },
  },
  cloudFormation: "AWS::IAM::Role",
  terraform: "aws_iam_role",
  console: "iam/home?region={region}#/roles[/details/{name}]",
  actions: ["iam:GetAccountAuthorizationDetails"],
  volatile: ["RoleLastUsed"],
  named: roleIn,
  // Its policies and tags name many a role that SageMaker has nothing to do with.
  follows: () => undefined,
  async *collect({ iam, names, readListed }) {
    const roles: RoleDetail[] = [];
    const policies = new Map<string, ManagedPolicyDetail>();
    for await (const page of pages(iam.getAccountAuthorizationDetails, {
      Filter: ["Role", "LocalManagedPolicy", "AWSManagedPolicy"],
      MaxItems: 1000,
    })) {
      roles.push(...listOf(page.RoleDetailList, "RoleDetailList"));
      for (const policy of listOf(page.Policies, "Policies")) policies.set(policy.Arn ?? "", policy);
    }
    const ours = roles.filter((role) => names.has(role.Arn ?? "") || trustsSageMaker(role));
    yield* readListed(
      ours.map((role) => withPolicies(role, policies)),
      ({ RoleName: name = "", Arn: arn = "" }) => ({ name, arn }),
    );
  },
});

function withPolicies(role: RoleDetail, policies: Map<string, ManagedPolicyDetail>): RoleWithPolicies {
  const trust = decode(role.AssumeRolePolicyDocument);
  return {
    ...role,
    ...(trust !== undefined && { AssumeRolePolicyDocument: trust }),
    ...(role.RolePolicyList && { RolePolicyList: inlinePolicies(role.RolePolicyList) }),
    ...managedDocuments(role, policies),
  };
}
