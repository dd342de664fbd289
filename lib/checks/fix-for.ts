import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Identity, SecretSighting } from "#lib/readings/reading.ts";
import { checkOf } from "./catalogue.ts";
import { type Fix, type ShownFix, shownFix } from "./fixes.ts";
import { type CheckOptions, optionsOf } from "./options.ts";
import { namesChoice } from "./remedies/choices.ts";
import { planOf } from "./remedies/plan.ts";

/** A resource as it was read; without a configuration when it never was. */
interface Configured extends Omit<Identity, "also"> {
  configuration: Record<string, unknown> | null;
  secrets: readonly SecretSighting[];
}

/** What a check was judged with beside its resource. */
export interface Circumstances {
  inventory: Inventory;
  options: CheckOptions;
  now: string;
}

export interface Remedy {
  fix: Fix;
  /** Something of the resource is called as a word that stands for a choice: which is meant in its commands only a person can tell. */
  isCalledAsChoice: boolean;
}

/** The fix of one failing check for the resource as it was read; undefined when the resource or check is gone. */
export function fixFor(checkId: string, resource: Configured, judged: Circumstances): ShownFix | undefined {
  const remedy = remedyFor(checkId, resource, judged);
  return remedy && shownFix(remedy.fix);
}

/** The fixes of several failing checks of one resource as one; undefined when there are not two to combine. */
export function planFor(
  checkIds: readonly string[],
  resource: Configured,
  judged: Circumstances,
): ShownFix | undefined {
  const plan = planOf(checkIds.flatMap((id) => remedyFor(id, resource, judged)?.fix ?? []));
  return plan && shownFix(plan);
}

/** The same with what it was written from, to be combined with other fixes; undefined when the resource or check is gone. */
export function remedyFor(checkId: string, resource: Configured, judged: Circumstances): Remedy | undefined {
  const check = checkOf(checkId);
  if (!check || !resource.configuration) return undefined;
  const { account, region, kind, arn, name, secrets } = resource;
  const identity = { account, region, kind, arn, name };
  // What is stored is what the collector of the check's kind yielded.
  const { inventory, now } = judged;
  const options = optionsOf(check, judged.options);
  const fix = check.fix(resource.configuration as never, { identity, inventory, now, secrets, options });
  return { fix, isCalledAsChoice: namesChoice(JSON.stringify([identity, resource.configuration])) };
}
