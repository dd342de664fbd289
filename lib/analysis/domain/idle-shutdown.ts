import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { whyUnread } from "#lib/readings/reading.ts";

/** The apps that can be shut down when they are idle. Source: developer guide, "Idle shutdown". */
export const idleApps = ["JupyterLabAppSettings", "CodeEditorAppSettings"] as const;

type App = (typeof idleApps)[number];
type Settings = Partial<Pick<NonNullable<ResourceOf<"user-profile">["UserSettings"]>, App>>;

/** Whether apps of a space are shut down at all, and what says so; `why` nobody knows. */
export type IdleShutdown = { path: string; observed: string | null; isOn: boolean } | { why: string };

/**
 * A space has a time of its own, not a switch. That is the owner's, before the domain's; shared spaces have the domain's for
 * spaces. Source: developer guide, "Idle shutdown"; API reference, UserSettings and DefaultSpaceSettings.
 */
export function idleShutdownOf(
  space: ResourceOf<"space">,
  app: App,
  inventory: Inventory,
  region: string,
): IdleShutdown {
  const { DomainId: id = "", OwnershipSettings, SpaceSharingSettings } = space;
  const isShared = SpaceSharingSettings?.SharingType === "Shared";
  const owner = `${id}/${OwnershipSettings?.OwnerUserProfileName ?? ""}`;
  if (!isShared) {
    const profile = inventory.get("user-profile", owner, region);
    if (!profile.found && profile.why !== "absent") {
      return { why: `The profile ${owner} could not be read: ${whyUnread(profile.failure)}.` };
    }
    const own = profile.found ? said(profile.resource.UserSettings, app) : undefined;
    if (own) return { path: `${owner}: UserSettings.${fieldOf(app)}`, observed: own, isOn: own === "ENABLED" };
  }
  const domain = inventory.get("domain", id, region);
  if (!domain.found) {
    const why = domain.why === "absent" ? "was not found" : `could not be read: ${whyUnread(domain.failure)}`;
    return { why: `The domain ${id} ${why}.` };
  }
  const field = isShared ? "DefaultSpaceSettings" : "DefaultUserSettings";
  const observed = said(domain.resource[field], app) ?? null;
  return { path: `${id}: ${field}.${fieldOf(app)}`, observed, isOn: observed === "ENABLED" };
}

function said(settings: Settings | undefined, app: App): string | undefined {
  return settings?.[app]?.AppLifecycleManagement?.IdleSettings?.LifecycleManagement;
}

function fieldOf(app: App): string {
  return `${app}.AppLifecycleManagement.IdleSettings.LifecycleManagement`;
}
