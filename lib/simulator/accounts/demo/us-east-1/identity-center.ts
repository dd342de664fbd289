import type { PermissionSet } from "@aws-sdk/client-sso-admin";
import { hexOf, seededRandom } from "#lib/simulator/accounts/build/random.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
import { instances, permissionSets, type SimulatedPermissionSet } from "#lib/simulator/shelves/sso.ts";

/** The organization's Identity Center, which the platform team administers from this account, and the sets it has here. */
export function identityCenter(site: Site): void {
  const id = "ssoins-7223b3f0a1c2d4e5";
  instances.put(site.content, {
    InstanceArn: `arn:${site.partition}:sso:::instance/${id}`,
    IdentityStoreId: "d-90676c2f41",
    OwnerAccountId: company.managementAccount,
    Name: "northwind",
    CreatedDate: at(site, 1100, "09:00:00"),
    Status: "ACTIVE",
    administered: true,
    permissionSetsEnabled: true,
  });
  const set = (Name: string, more: Partial<SimulatedPermissionSet> & PermissionSet) =>
    permissionSets.put(site.content, {
      Name,
      PermissionSetArn: `arn:${site.partition}:sso:::permissionSet/${id}/ps-${hexOf(`permission set ${Name}`, 16)}`,
      CreatedDate: at(site, 1090, "10:30:00"),
      ...more,
    });
  const managed = (Name: string) => ({ Name, Arn: `arn:${site.partition}:iam::aws:policy/${Name}` });
  const principal = (PrincipalType: "GROUP" | "USER", name: string) => ({
    PrincipalType,
    PrincipalId: seededRandom(`identity store ${name}`).uuid(),
  });
  set("DataScientist", {
    assignedTo: [principal("GROUP", "data-science"), principal("GROUP", "fraud")],
    Description: "Notebooks, Studio and jobs of one's own team",
    SessionDuration: "PT8H",
    customerManagedPolicies: [{ Name: "data-scientist", Path: "/" }],
    permissionsBoundary: { CustomerManagedPolicyReference: { Name: "execution-boundary", Path: "/ml/" } },
  });
  set("ViewOnly", {
    assignedTo: [principal("GROUP", "audit")],
    SessionDuration: "PT4H",
    managedPolicies: [managed("ReadOnlyAccess")],
  });
  // Meant for emergencies, and good for half a day; one person has it by himself, past every group.
  set("AdministratorAccess", {
    assignedTo: [principal("GROUP", "platform"), principal("USER", "interim lead")],
    SessionDuration: "PT12H",
    managedPolicies: [managed("AdministratorAccess")],
  });
}
