import type { Inventory } from "#lib/inventory/inventory.ts";

/** The ranges that a prefix list holds. Undefined when they could not be read. */
export function rangesOfList(list: string, inventory: Inventory, region: string): string[] | undefined {
  const lookup = inventory.get("managed-prefix-list", list, region, "Entries");
  return lookup.found ? lookup.resource.Entries?.map(({ Cidr = "" }) => Cidr) : undefined;
}
