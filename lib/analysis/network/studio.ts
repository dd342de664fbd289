import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Attachment } from "./egress.ts";

interface AppSettings {
  ExecutionRole?: string | undefined;
  SecurityGroups?: string[] | undefined;
}

/** What apps of a domain may run with: the settings of its users, of its shared spaces, or of one user profile. */
export function appSettings(
  { DomainId, DefaultUserSettings, DefaultSpaceSettings }: ResourceOf<"domain">,
  inventory: Inventory,
  region: string,
): (AppSettings | undefined)[] {
  const profiles = inventory
    .all("user-profile", region)
    .flatMap(({ resource }) => (resource.DomainId === DomainId ? [resource.UserSettings] : []));
  return [DefaultUserSettings, DefaultSpaceSettings, ...profiles];
}

/** How the apps of a VPC-only domain, taken together, are attached to its VPC. */
export function attachmentOfApps(domain: ResourceOf<"domain">, inventory: Inventory, region: string): Attachment {
  const groups = appSettings(domain, inventory, region).flatMap((each) => each?.SecurityGroups ?? []);
  const unread = inventory.unreadOf("user-profile", region);
  // A VPC-only domain has groups of its own. Source: API reference, UserSettings.
  const areGiven = groups.length > 0 && domain.DefaultUserSettings !== undefined;
  return {
    subnets: domain.SubnetIds ?? [],
    securityGroups: [...new Set(groups)],
    unseenGroups: areGiven
      ? unread && `those of user profiles could not be read (${unread.code})`
      : "AWS returned none",
    addressing: domain.DomainSettings?.IpAddressType,
  };
}
