import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { derivations } from "#lib/derivations/index.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";

/*
 * What may be denied, a few actions at a time: of two that are denied together no check, no derivation and no exposure has to do
 * with both, so each is seen as if it were alone.
 */

const all = everyCollector();

/** Kinds whose reading uses the action. */
export function kindsBehind(action: string): string[] {
  return all.filter(({ actions }) => (actions as readonly string[]).includes(action)).map(({ kind }) => kind);
}

/** Kinds that have to do with each other: by pairs, `a b`. */
const tied = new Set<string>(
  [
    ...(checks as readonly Check[]).map(({ kind, needs }) => [kind, ...needs]),
    ...derivations.map(({ from }) => from as readonly string[]),
    ...all.map(({ kind, servedBy, parent }) => [kind, ...(servedBy?.kinds ?? []), ...(parent ? [parent] : [])]),
  ].flatMap((group) => group.flatMap((one) => group.map((other) => `${one} ${other}`))),
);

function areApart(one: string, other: string): boolean {
  return kindsBehind(one).every((kind) => kindsBehind(other).every((second) => !tied.has(`${kind} ${second}`)));
}

/** Without it every job is described: that is seen only alone. */
const standsAlone = (action: string) => action === "sagemaker:Search";

/** Each action with the first others that it has nothing to do with. */
function together(actions: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const action of actions) {
    const group = standsAlone(action)
      ? undefined
      : groups.find((others) => others.every((other) => !standsAlone(other) && areApart(action, other)));
    if (group) group.push(action);
    else groups.push([action]);
  }
  return groups;
}

export const denials: readonly (readonly string[])[] = together(
  [...new Set<string>(all.flatMap((one) => one.actions))].sort(),
);
