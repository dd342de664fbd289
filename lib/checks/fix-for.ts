import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Identity, SecretSighting } from "#lib/readings/reading.ts";
import { checkOf } from "./catalogue.ts";
import type { Fix, ShownFix } from "./fixes.ts";
import { planOf } from "./remedies/plan.ts";

/** A resource as it was read; without a configuration when it never was. */
interface Configured extends Omit<Identity, "also"> {
  configuration: Record<string, unknown> | null;
  secrets: readonly SecretSighting[];
}

/** The fix of one failing check for the resource as it was read; undefined when the resource or check is gone. */
export function fixFor(checkId: string, resource: Configured, inventory: Inventory, now: string): ShownFix | undefined {
  const fix = remedyFor(checkId, resource, inventory, now);
  if (!fix) return undefined;
  const { recipe: _, ...shown } = fix;
  return shown;
}

/** The fixes of several failing checks of one resource as one; undefined when there are not two to combine. */
export function planFor(
  checkIds: readonly string[],
  resource: Configured,
  inventory: Inventory,
  now: string,
): ShownFix | undefined {
  return planOf(checkIds.flatMap((id) => remedyFor(id, resource, inventory, now) ?? []));
}

function remedyFor(checkId: string, resource: Configured, inventory: Inventory, now: string): Fix | undefined {
  const check = checkOf(checkId);
  if (!check || !resource.configuration) return undefined;
  const { account, region, kind, arn, name, secrets } = resource;
  const identity = { account, region, kind, arn, name };
  // What is stored is what the collector of the check's kind yielded.
  return check.fix(resource.configuration as never, { identity, inventory, now, secrets });
}
