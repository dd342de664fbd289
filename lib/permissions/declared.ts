import { activityActions } from "#lib/activity/lookup-events.ts";
import { organizationActions } from "#lib/aws/member-accounts.ts";
import { permissionFor, permissionsBeside } from "#lib/aws/services.ts";
import { frameActions } from "#lib/aws/session.ts";
import { collectors } from "#lib/collectors/index.ts";

/** Permissions that go together: those of an optional group may be left out of the policy, and what they read is then not assessed. */
export interface PermissionGroup {
  name: string;
  label: string;
  /** Prefixes of IAM permissions. */
  services: readonly string[];
}

/** What somebody may well have none of, or may not show. All else is the core: one read of the configuration of an account. */
export const optionalGroups: readonly PermissionGroup[] = [
  { name: "edge", label: "Greengrass and IoT, for fleets of edge devices", services: ["greengrass", "iot"] },
  { name: "organizations", label: "Organizations and Identity Center", services: ["organizations", "sso"] },
];

/** The permission of every action the product may call, sorted: the collectors', the frame's own, and CloudTrail's. */
export function declaredPermissions(): string[] {
  const all = [
    ...collectors.flatMap((collector) => collector.actions),
    ...frameActions,
    ...activityActions,
    ...organizationActions,
  ];
  return [...new Set<string>(all.flatMap((action) => [permissionFor(action), ...permissionsBeside(action)]))].sort();
}

/** The optional group that a permission belongs to; undefined for the core. */
export function groupOf(permission: string): PermissionGroup | undefined {
  const service = permission.slice(0, permission.indexOf(":"));
  return optionalGroups.find(({ services }) => services.includes(service));
}
