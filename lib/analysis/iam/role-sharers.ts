import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Failure } from "#lib/readings/reading.ts";
import { regionsRead } from "../account/regions-read.ts";

/** The notebooks and Studio users that work as each role, by its ARN, and why there may be more. */
interface Sharers {
  byRole: ReadonlyMap<string, string[]>;
  unread: Failure | undefined;
}

const remembered = new WeakMap<Inventory, Sharers>();

/** A user without a role of its own has that of its domain. Undefined when which regions there are is not known. */
export function sharersOf(role: string, inventory: Inventory): { names: string[]; unread: Failure | undefined } {
  const known = remembered.get(inventory) ?? sharersIn(inventory);
  remembered.set(inventory, known);
  return { names: known.byRole.get(role) ?? [], unread: known.unread };
}

function sharersIn(inventory: Inventory): Sharers {
  const byRole = new Map<string, string[]>();
  const add = (role: string | undefined, name: string) => {
    if (role) byRole.set(role, [...(byRole.get(role) ?? []), name]);
  };
  const regions = regionsRead(inventory);
  let unread = regions.length > 0 ? undefined : (inventory.blindSpot("guardduty", "global") ?? noRegion);
  for (const region of regions) {
    for (const { identity, resource } of inventory.all("notebook-instance", region))
      add(resource.RoleArn, `notebook ${identity.name}`);
    const domains = new Map(inventory.all("domain", region).map(({ resource }) => [resource.DomainId, resource]));
    for (const { identity, resource } of inventory.all("user-profile", region)) {
      const { DefaultUserSettings } = domains.get(resource.DomainId) ?? {};
      add(resource.UserSettings?.ExecutionRole ?? DefaultUserSettings?.ExecutionRole, `user ${identity.name}`);
    }
    for (const kind of ["notebook-instance", "domain", "user-profile"] as const)
      unread ??= inventory.unreadOf(kind, region);
  }
  return { byRole, unread };
}

const noRegion: Failure = { class: "other", action: "", code: "NoRegion", message: "no region was read" };
