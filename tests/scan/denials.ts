import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { derivations } from "#lib/derivations/index.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";

/*
 * What may be denied, one action after the other. Kinds that no check looks up, and whose own checks look up nothing, have
 * nothing to do with each other: of all of those one action is denied at a time.
 */

const all = everyCollector();

/** Kinds whose reading uses the action. */
export function kindsBehind(action: string): string[] {
  return all.filter(({ actions }) => (actions as readonly string[]).includes(action)).map(({ kind }) => kind);
}

const tied = new Set<string>([
  ...(checks as readonly Check[]).flatMap(({ kind, needs }) => (needs.length > 0 ? [kind, ...needs] : [])),
  ...derivations.flatMap(({ from }) => from),
  ...all.flatMap(({ kind, servedBy }) => (servedBy ? [kind, ...servedBy.kinds] : [])),
]);

const actions = [...new Set<string>(all.flatMap((one) => one.actions))].sort();
const isAlone = (action: string) => kindsBehind(action).every((kind) => !tied.has(kind));

/** The place of an action among those of its kind: two of one kind are never denied together. */
function placeOf(action: string): number {
  return Math.max(...all.map((one) => (one.actions as readonly string[]).indexOf(action)));
}

export const denials: readonly (readonly string[])[] = [
  ...actions.filter((action) => !isAlone(action)).map((action) => [action]),
  ...Map.groupBy(actions.filter(isAlone), placeOf).values(),
];
