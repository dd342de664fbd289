import type { Inventory } from "#lib/inventory/inventory.ts";

/** The regions of a scan: every one has GuardDuty once, on or off. Empty when that could not be read. */
export function regionsRead(inventory: Inventory): string[] {
  return inventory.all("guardduty").map(({ identity }) => identity.region);
}
