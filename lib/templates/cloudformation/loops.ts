import { entriesOf, itemsOf, type SourceEntry, type SourceNode, textOf } from "../source/node.ts";
import { Opaque, type Term, type World } from "../world.ts";
import type { Scope } from "./scope.ts";

type Resolve = (node: SourceNode, scope: Scope, world: World) => Term | undefined;

export interface LoopedEntry extends SourceEntry {
  loop: Scope["loop"];
}

const prefix = "Fn::ForEach::";

/**
 * The entries of a map with its loops written out. What is looped over and is not known adds nothing; `missed` hears of it.
 * Source: CloudFormation template reference, "Fn::ForEach".
 */
export function* withoutLoops(
  entries: readonly SourceEntry[],
  scope: Scope,
  world: World,
  resolve: Resolve,
  missed: (what: string) => void = () => undefined,
): Generator<LoopedEntry> {
  for (const entry of entries) {
    if (!entry.key.startsWith(prefix)) {
      yield { ...entry, key: filled(entry.key, scope.loop), loop: scope.loop };
      continue;
    }
    const [variable, collection, body] = itemsOf(entry.value);
    const items = collection && collected(collection, scope, world, resolve);
    if (!items) missed(entry.key.slice(prefix.length));
    for (const item of items ?? []) {
      const loop = new Map([...scope.loop, [textOf(variable) ?? "", item]]);
      yield* withoutLoops(entriesOf(body), { ...scope, loop }, world, resolve, missed);
    }
  }
}

function collected(node: SourceNode, scope: Scope, world: World, resolve: Resolve): string[] | undefined {
  const whole = world.whole(resolve(node, scope, world));
  if (whole instanceof Opaque || !Array.isArray(whole)) return undefined;
  return whole.map(String);
}

/** `Notebook${Team}`, and `Notebook&{Team}`, which leaves out what is no letter or digit. */
function filled(key: string, loop: Scope["loop"]): string {
  return key.replace(/([$&])\{(\w+)\}/g, (whole, sign: string, name: string) => {
    const value = loop.get(name);
    if (value === undefined) return whole;
    return sign === "&" ? value.replace(/[^A-Za-z0-9]/g, "") : value;
  });
}
