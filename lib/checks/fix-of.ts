import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Identity, SecretSighting } from "#lib/readings/reading.ts";
import type { Check } from "./define.ts";
import type { Fix } from "./fixes.ts";
import { type CheckOptions, optionsOf } from "./options-of.ts";

/** A resource as it was read; without a configuration when it never was. */
export interface Configured extends Omit<Identity, "also"> {
  configuration: Record<string, unknown> | null;
  secrets: readonly SecretSighting[];
}

/** What a check was judged with beside its resource. */
export interface Circumstances {
  inventory: Inventory;
  options: CheckOptions;
  now: string;
}

/** The fix of a failing check for the resource as it was read; undefined when the resource is gone. */
export function fixOf(check: Check, resource: Configured, judged: Circumstances): Fix | undefined {
  if (!resource.configuration) return undefined;
  const { account, region, kind, arn, name, secrets } = resource;
  const identity = { account, region, kind, arn, name };
  // What is stored is what the collector of the check's kind yielded.
  const { inventory, now } = judged;
  const options = optionsOf(check, judged.options);
  return check.fix(resource.configuration as never, { identity, inventory, now, secrets, options });
}
