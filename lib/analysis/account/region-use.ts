import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import { regionsRead } from "./regions-read.ts";

/** What stands in a region in which SageMaker is at work. Jobs that have ended are none of it: they are not in every scan. */
export const workKinds = [
  "cluster",
  "domain",
  "endpoint",
  "feature-group",
  "model",
  "model-package-group",
  "notebook-instance",
  "pipeline",
] as const satisfies readonly Kind[];

/**
 * Whether a region has anything of SageMaker to watch over: of eighteen that are enabled most accounts use two. `unknown` where nothing
 * was seen and not everything could be listed.
 */
export function regionUse(region: string, inventory: Inventory): "used" | "unused" | "unknown" {
  if (workKinds.some((kind) => inventory.all(kind, region).length > 0)) return "used";
  return workKinds.some((kind) => inventory.unreadOf(kind, region)) ? "unknown" : "unused";
}

/** The same of all regions that were read. */
export function accountUse(inventory: Inventory): "used" | "unused" | "unknown" {
  if (workKinds.some((kind) => inventory.all(kind).length > 0)) return "used";
  const regions = regionsRead(inventory);
  const isSure = regions.length > 0 && regions.every((region) => regionUse(region, inventory) === "unused");
  return isSure ? "unused" : "unknown";
}
