/*
 * CloudFormation's functions, resolved as they would be in one world. Longer than most files: they call each other.
 * Source: CloudFormation user guide, "Intrinsic function reference" and "AWS::LanguageExtensions transform".
 */
import { setField } from "#lib/readings/set-field.ts";
import { childOf, itemsOf, type SourceMap, type SourceNode, textOf } from "../source/node.ts";
import { refused } from "../source/refused.ts";
import { hole, Opaque, type Term, type Terms, type World } from "../world.ts";
import { withoutLoops } from "./loops.ts";
import { attributeOf, referenceTo } from "./own-names.ts";
import { parameterValue } from "./parameters.ts";
import { inMapping, keysOf, type Scope } from "./scope.ts";

/** The value of an expression; undefined for `AWS::NoValue`. @throws Impossible for what AWS would refuse in this world. */
export function resolve(node: SourceNode, scope: Scope, world: World): Term | undefined {
  scope.budget.left -= 1;
  if (scope.budget.left < 0) {
    throw refused(scope.file, "its aliases and functions come to more than can be judged", "Take it apart.", node.line);
  }
  if (node.type === "scalar") return typeof node.value === "string" ? stored(node.value, scope) : node.value;
  if (node.type === "list")
    return node.items.flatMap((item) => present(world.marking(() => resolve(item, scope, world))));
  const [only] = node.entries;
  if (node.entries.length === 1 && only) {
    const known = functions[only.key];
    // In a policy `Condition` is a map; a named condition is a text.
    if (known && (only.key !== "Condition" || only.value.type === "scalar")) return known(only.value, scope, world);
    if (only.key.startsWith("Fn::") && !only.key.startsWith("Fn::ForEach::")) return unknownPart(only.key, only.value);
  }
  return fieldsOf(node, scope, world);
}

/** The text of a key that a map has since something else may add to it: see `Fn::Transform`. */
export const open = "Fn::Transform";

function fieldsOf(node: SourceMap, scope: Scope, world: World): Terms {
  const fields: Terms = {};
  for (const { key, value, loop } of withoutLoops(node.entries, scope, world, resolve)) {
    const inner = { ...scope, loop };
    const term = key === open ? unknownPart(key, value) : world.marking(() => resolve(value, inner, world));
    if (term !== undefined) setField(fields, key, term);
  }
  return fields;
}

type Fn = (node: SourceNode, scope: Scope, world: World) => Term | undefined;

const functions: Readonly<Record<string, Fn>> = Object.assign(Object.create(null) as object, {
  Ref: (node, scope, world) => ref(textOf(node) ?? "", scope, world),
  Condition: (node, scope, world) => condition(textOf(node) ?? "", scope, world),
  "Fn::GetAtt": getAtt,
  "Fn::Sub": sub,
  "Fn::Join": join,
  "Fn::If": (node, scope, world) => {
    const [name, yes, no] = itemsOf(node);
    const chosen = isTrue(condition(textOf(name) ?? "", scope, world)) ? yes : no;
    return chosen && resolve(chosen, scope, world);
  },
  "Fn::FindInMap": findInMap,
  "Fn::Select": select,
  "Fn::Split": split,
  "Fn::Base64": (node, scope, world) =>
    textual(world.whole(resolve(node, scope, world)), (text) => Buffer.from(text).toString("base64")),
  "Fn::Equals": equals,
  "Fn::And": (node, scope, world) => itemsOf(node).every((one) => isTrue(resolve(one, scope, world))),
  "Fn::Or": (node, scope, world) => itemsOf(node).some((one) => isTrue(resolve(one, scope, world))),
  "Fn::Not": (node, scope, world) => itemsOf(node).every((one) => !isTrue(resolve(one, scope, world))),
  "Fn::Length": (node, scope, world) => {
    const list = world.whole(resolve(node, scope, world));
    return Array.isArray(list) ? list.length : list instanceof Opaque ? list : unknownPart("Fn::Length", node);
  },
  "Fn::ToJsonString": (node, scope, world) => {
    const value = world.whole(resolve(node, scope, world));
    return value instanceof Opaque || value === undefined ? value : JSON.stringify(value);
  },
} satisfies Record<string, Fn>);

/** Conditions are texts or booleans; what cannot be known was made a choice before it came here. */
function isTrue(term: Term | undefined): boolean {
  return term === true || term === "true";
}

/** What only a deployment can tell, the same thing wherever the same words ask for it. */
function unknownPart(name: string, node: SourceNode): Opaque {
  return new Opaque(`${name} ${node.line} ${textOf(node) ?? ""}`, `what ${name} gives`);
}

/** Whether a named condition holds: a condition that hangs on what is unknown is a choice. */
export function condition(name: string, scope: Scope, world: World): boolean {
  const node = childOf(scope.conditions, name);
  if (!node) return world.choose(`condition ${name}`, ["true", "false"], `the condition ${name}`) === "true";
  if (scope.asking.includes(name)) {
    const circle = `its conditions ${[...scope.asking, name].join(", ")} hang on one another`;
    throw refused(scope.file, circle, "Take one of them out of the circle.", node.line);
  }
  const inner = { ...scope, loop: new Map(), asking: [...scope.asking, name] };
  const term = world.open(resolve(node, inner, world));
  if (typeof term === "boolean" || term === "true" || term === "false") return isTrue(term);
  return world.choose(`condition ${name}`, ["true", "false"], `the condition ${name}`) === "true";
}

function equals(node: SourceNode, scope: Scope, world: World): Term {
  const [one, other] = itemsOf(node).map((item) => world.whole(resolve(item, scope, world)));
  if (!(one instanceof Opaque) && !(other instanceof Opaque)) return same(one) === same(other);
  if (one instanceof Opaque && other instanceof Opaque && one.id === other.id) return true;
  const [left, right] = [one, other].map((side) => (side instanceof Opaque ? `?${side.id}` : same(side)));
  const what = one instanceof Opaque ? one.what : other instanceof Opaque ? other.what : "a comparison";
  return world.choose(`${left} equals ${right}`, ["true", "false"], what) === "true";
}

const same = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

function ref(name: string, scope: Scope, world: World): Term | undefined {
  const looped = scope.loop.get(name);
  if (looped !== undefined) return looped;
  const given = scope.given.get(name);
  switch (name) {
    case "AWS::NoValue":
      return undefined;
    case "AWS::Region":
      return given ?? world.choose("AWS::Region", scope.regions, "the region");
    case "AWS::AccountId":
      return given ?? world.choose("AWS::AccountId", scope.accounts, "the account");
    case "AWS::Partition":
      return given ?? "aws";
    case "AWS::URLSuffix":
      return given ?? "amazonaws.com";
  }
  const parameter = childOf(scope.parameters, name);
  if (parameter) {
    const value = parameterValue(name, parameter, scope.given, world);
    return typeof value === "string" ? stored(value, scope) : value;
  }
  const made = referenceTo(name, scope, world, resolve);
  if (made !== undefined) return made;
  // A macro may make what stands nowhere here; without one nothing does.
  const isThere =
    world.choose(`whether there is ${name}`, ["there", "nowhere"], `whether there is a ${name}`) === "there";
  return isThere ? new Opaque(name, name) : undefined;
}

function getAtt(node: SourceNode, scope: Scope, world: World): Term {
  const [id = "", ...path] =
    node.type === "list"
      ? node.items.map((item) => String(world.whole(resolve(item, scope, world)) ?? ""))
      : (textOf(node) ?? "").split(".");
  return attributeOf(id, path.join("."), scope, world, resolve);
}

/** Texts one after another; with something unknown among them it is unknown, but for what stands around. */
function joined(parts: readonly (Term | undefined)[], between: string, world: World, scope: Scope): Term {
  const known = parts.map((part) => world.whole(part)).filter((part) => part !== undefined);
  const texts = known.map((part) =>
    part instanceof Opaque ? part.around : typeof part === "object" ? JSON.stringify(part) : String(part),
  );
  const unknown = known.filter((part) => part instanceof Opaque);
  const [first] = unknown;
  if (!first) return stored(texts.join(between), scope);
  return new Opaque(
    `${known.map((part) => (part instanceof Opaque ? `?${part.id}` : String(part))).join(between)}`,
    first.what,
    { isSecret: unknown.some(({ isSecret }) => isSecret), around: texts.join(between) },
  );
}

function join(node: SourceNode, scope: Scope, world: World): Term {
  const [between, list] = itemsOf(node);
  const term = list && world.open(resolve(list, scope, world));
  if (term instanceof Opaque) return new Opaque(`joined ${term.id}`, term.what, { isSecret: term.isSecret });
  return joined(Array.isArray(term) ? term : [term], textOf(between) ?? "", world, scope);
}

function sub(node: SourceNode, scope: Scope, world: World): Term {
  const [template, own] = node.type === "list" ? node.items : [node];
  const text = textOf(template) ?? "";
  const parts = text.split(/(\$\{[^}]*\})/).map((part): Term | undefined => {
    const name = /^\$\{\s*(.*?)\s*\}$/s.exec(part)?.[1];
    if (name === undefined) return part;
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    const mine = childOf(own, name);
    if (mine) return resolve(mine, scope, world);
    if (scope.loop.has(name)) return scope.loop.get(name);
    const [id = "", ...path] = name.split(".");
    return path.length > 0 ? attributeOf(id, path.join("."), scope, world, resolve) : ref(name, scope, world);
  });
  return joined(parts, "", world, scope);
}

function findInMap(node: SourceNode, scope: Scope, world: World): Term | undefined {
  const [map, ...rest] = itemsOf(node);
  const otherwise = childOf(rest.at(-1), "DefaultValue");
  const names = [map, ...rest.slice(0, 2)].map((item) => item && world.whole(resolve(item, scope, world)));
  const path: string[] = [];
  for (const name of names) {
    if (!(name instanceof Opaque)) {
      path.push(String(name));
      continue;
    }
    // Unknown, but one of those that are there.
    const at = inMapping(scope.mappings, ...path);
    path.push(world.choose(`${name.id} in ${path.join(".")}`, keysOf(at), name.what));
  }
  const found = inMapping(scope.mappings, ...path);
  if (found) return resolve(found, scope, world);
  if (otherwise) return resolve(otherwise, scope, world);
  world.choose(`no ${path.join(".")}`, [], "a mapping");
  return undefined;
}

function select(node: SourceNode, scope: Scope, world: World): Term | undefined {
  const [at, list] = itemsOf(node);
  const index = at && world.whole(resolve(at, scope, world));
  const items = list && world.open(resolve(list, scope, world));
  if (index instanceof Opaque) return index;
  if (items instanceof Opaque)
    return new Opaque(`${items.id}[${String(index)}]`, items.what, { isSecret: items.isSecret });
  return Array.isArray(items) ? items[Number(index)] : unknownPart("Fn::Select", node);
}

function split(node: SourceNode, scope: Scope, world: World): Term {
  const [at, text] = itemsOf(node);
  const whole = text && world.whole(resolve(text, scope, world));
  if (whole instanceof Opaque) return new Opaque(`parts of ${whole.id}`, whole.what, { isSecret: whole.isSecret });
  return String(whole ?? "").split(textOf(at) ?? ",");
}

function textual(value: Term | undefined, change: (text: string) => string): Term | undefined {
  if (!(value instanceof Opaque)) return value === undefined ? undefined : change(String(value));
  const { id, what, isSecret, around } = value;
  return new Opaque(`changed ${id}`, what, { isSecret, around: change(around.replaceAll(hole, "")) });
}

/** A text that names what another service keeps is that, as soon as it is deployed. Source: user guide, "Dynamic references". */
function stored(text: string, { loop }: Scope): Term {
  const written =
    loop.size === 0 ? text : text.replace(/\$\{(\w+)\}/g, (whole, name: string) => loop.get(name) ?? whole);
  const [, service] = /\{\{resolve:([\w-]+):/.exec(written) ?? [];
  if (service === undefined) return written;
  const isSecret = service === "secretsmanager" || service === "ssm-secure";
  return new Opaque(written, isSecret ? "a secret that is resolved here" : "a stored parameter that is resolved here", {
    isSecret,
  });
}

function present(term: Term | undefined): Term[] {
  return term === undefined ? [] : [term];
}
