import type { AttackPath, AttackStep } from "#lib/inventory/derived.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import { matches } from "#lib/readings/wildcards.ts";
import type { Check, CheckContext } from "./define.ts";
import type { Fix, Mutability } from "./fixes.ts";

/** What people said to trust: numbers of accounts, and names of buckets in which * stands for any part. */
export interface Trusted {
  trustedAccounts?: readonly string[];
  trustedBuckets?: readonly string[];
}

/** One step's fix by which the path is cut. */
export interface Cut {
  /** Where the step stands in the path, from 0. */
  at: number;
  step: AttackStep;
  fix: Fix;
}

/** The cheapest first: what one call changes, then what stops meanwhile, then what takes the place of another. */
const cost: Record<Mutability, number> = { "in-place": 0, "stop-update-start": 1, replace: 2, record: 3 };

/** The steps of a path, where those whom people trust are no outsiders; what is left may be that somebody else is one. */
export function stepsWith({ Steps }: AttackPath, { trustedAccounts = [], trustedBuckets = [] }: Trusted): AttackStep[] {
  const isTrusted = (outsider: string) =>
    trustedAccounts.includes(outsider) || trustedBuckets.some((pattern) => matches(pattern, outsider));
  const areTrusted = ({ Outsiders = [] }: Pick<AttackStep, "Outsiders">) =>
    Outsiders.length > 0 && Outsiders.every(isTrusted);
  return Steps.map((step) => {
    if (!areTrusted(step)) return step;
    const left = step.Besides?.find((one) => !areTrusted(one));
    return left ? { ...step, Holds: null, Reason: left.Reason } : { ...step, Holds: false };
  });
}

/**
 * Every step that holds and that the fix of a check breaks, the cheapest first. At the same cost what has commands comes before what
 * only people can do, and then the step that an attacker takes first.
 * @param among the checks that a path of its family can be cut by.
 */
export function cutsOf(steps: readonly AttackStep[], among: readonly Check[], context: CheckContext): Cut[] {
  const cuts = steps.flatMap((step, at): Cut[] => {
    const check = among.find(({ id }) => id === step.Check);
    if (!check || step.Holds !== true) return [];
    const lookup = context.inventory.get(check.kind as Kind, step.Arn, context.identity.region);
    if (!lookup.found) return [];
    // Every option has a default; those that the path has as well are as people set them.
    const own = Object.entries(check.options?.parse({}) ?? {});
    const set = "options" in context ? (context.options as Record<string, unknown>) : {};
    const options = Object.fromEntries(own.map(([name, value]) => [name, set[name] ?? value]));
    const { identity, resource } = lookup;
    const fix = check.fix(resource as never, { ...context, identity, secrets: [], options });
    return [{ at, step, fix }];
  });
  const rank = ({ fix }: Cut) => cost[fix.mutability] * 2 + (fix.cli ? 0 : 1);
  return cuts.sort((one, other) => rank(one) - rank(other) || one.at - other.at);
}
