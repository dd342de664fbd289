import { checkOf } from "./catalogue.ts";
import { type Circumstances, type Configured, fixOf } from "./fix-of.ts";
import { type Fix, type ShownFix, shownFix } from "./fixes.ts";
import { namesChoice } from "./remedies/choices.ts";
import { planOf } from "./remedies/plan.ts";

export type { Circumstances };

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
  const fix = check && fixOf(check, resource, judged);
  if (!fix) return undefined;
  const { account, region, kind, arn, name, configuration } = resource;
  const identity = { account, region, kind, arn, name };
  return { fix, isCalledAsChoice: namesChoice(JSON.stringify([identity, configuration])) };
}
