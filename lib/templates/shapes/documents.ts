import { setField } from "#lib/readings/set-field.ts";
import { uuidLike } from "../stand-ins.ts";
import { hole, Opaque, type Plain, type Term, type World } from "../world.ts";

/**
 * A policy as the text that AWS gives. What is unknown in it is a name that means nothing else in one world, and everything in another: a
 * policy opens no less by the one, and no more by the other, than by whatever it will be.
 */
export function documentText(term: Term | undefined, world: World): Term | undefined {
  const inner = world.open(term);
  if (inner === undefined || inner === null) return undefined;
  if (inner instanceof Opaque) return inner;
  if (typeof inner === "string") return inner;
  return JSON.stringify(told(inner, world));
}

function told(term: Term, world: World): Plain | undefined {
  const inner = world.open(term);
  if (inner === undefined) return undefined;
  if (inner instanceof Opaque) {
    const which = world.choose(`${inner.id} in a policy`, ["something", "anything"], inner.what);
    return inner.around.replaceAll(hole, which === "something" ? `unresolved-${uuidLike(inner.id).slice(0, 8)}` : "*");
  }
  if (inner === null || typeof inner !== "object") return inner;
  if (Array.isArray(inner)) return inner.flatMap((item) => told(item, world) ?? []);
  const fields: { [name: string]: Plain } = {};
  for (const [name, value] of Object.entries(inner)) {
    const plain = told(value, world);
    if (plain !== undefined) setField(fields, name, plain);
  }
  return fields;
}
