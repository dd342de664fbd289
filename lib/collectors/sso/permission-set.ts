import { pages, whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";
import { idOf, instancesHere } from "./instances-here.ts";

/**
 * What people who come through Identity Center may do in this account: sets that no role of it is made of do not matter to it.
 * Only the account that owns the instance and its delegated administrator may see them; others are refused.
 */
export default defineCollector({
  kind: "permission-set",
  label: "Permission sets",
  scope: "region",
  volume: "live",
  arnType: "permissionSet",
  cloudFormation: "AWS::SSO::PermissionSet",
  terraform: "aws_ssoadmin_permission_set",
  actions: [
    "sso:ListInstances",
    "sso:DescribeInstance",
    "sso:ListPermissionSetsProvisionedToAccount",
    "sso:DescribePermissionSet",
    "sso:GetInlinePolicyForPermissionSet",
    "sso:GetPermissionsBoundaryForPermissionSet",
    "sso:ListAccountAssignments",
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    "sso:ListManagedPoliciesInPermissionSet",
  ],
  parts: ["AccountAssignments", "CustomerManagedPolicies", "InlinePolicy", "ManagedPolicies", "PermissionsBoundary"],
  async *collect(context) {
    const { sso, account, required, readEach, readChildren } = context;
    const MaxResults = 100;
    async function* setsOf(InstanceArn: string) {
      // An account's own instance has no sets unless somebody enabled them (UpdateInstance).
      const instance = answering(await sso.describeInstance({ InstanceArn }), "InstanceArn");
      if (instance.PermissionSetsEnabled === false) return;
      const input = { InstanceArn, AccountId: account, MaxResults };
      for await (const page of pages(sso.listPermissionSetsProvisionedToAccount, input)) {
        yield* readEach(
          required(page.PermissionSets, "PermissionSets"),
          (arn) => ({ name: idOf(arn), arn }),
          async (PermissionSetArn, part) => {
            const the = { InstanceArn, PermissionSetArn };
            const set = given(await sso.describePermissionSet(the), "PermissionSet");
            return {
              ...set,
              // Who has it here: users and groups by their ids in the identity store, which alone knows their names.
              AccountAssignments: await part("AccountAssignments", () =>
                whole(sso.listAccountAssignments, { ...the, AccountId: account, MaxResults }, "AccountAssignments"),
              ),
              CustomerManagedPolicies: await part("CustomerManagedPolicies", () =>
                whole(
                  sso.listCustomerManagedPolicyReferencesInPermissionSet,
                  { ...the, MaxResults },
                  "CustomerManagedPolicyReferences",
                ),
              ),
              InlinePolicy: await part(
                "InlinePolicy",
                async () => (await sso.getInlinePolicyForPermissionSet(the)).InlinePolicy || null,
              ),
              ManagedPolicies: await part("ManagedPolicies", () =>
                whole(sso.listManagedPoliciesInPermissionSet, { ...the, MaxResults }, "AttachedManagedPolicies"),
              ),
              PermissionsBoundary: await part(
                "PermissionsBoundary",
                async () => given(await sso.getPermissionsBoundaryForPermissionSet(the), "PermissionsBoundary"),
                ["ResourceNotFoundException"],
              ),
            };
          },
        );
      }
    }
    for (const { InstanceArn = "" } of await instancesHere(context)) {
      const theirs = `${InstanceArn.replace(":instance/", ":permissionSet/")}/`;
      for await (const reading of readChildren(theirs, setsOf(InstanceArn))) {
        // The list gives ARNs alone.
        const name = reading.status === "read" ? reading.resource.Name : undefined;
        yield name === undefined ? reading : { ...reading, identity: { ...reading.identity, name } };
      }
    }
  },
  // It names many a thing that SageMaker has nothing to do with.
  follows: () => undefined,
});
