import type { KindFacts } from "#lib/collectors/define.ts";
import { pascal } from "#lib/format.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import { referencesIn, textsIn } from "#lib/readings/references.ts";
import { type Inventory, lastSeenIn } from "./inventory.ts";
import { everyKind, factsOf } from "./kinds.ts";
import { namesWithFields } from "./names.ts";

/** A resource at the other end of a relation. */
export interface Related {
  kind: string;
  name: string;
  region: string;
  /** Null for what is named and was not found, or could not be read: another account's, or gone. */
  arn: string | null;
}

/** What a resource points at, and what points at it: live resources and running jobs. */
export interface Relations {
  uses: Related[];
  usedBy: Related[];
}

/** The relations of one resource, by kind and name. `resource` is for what is not in the inventory: a finished job. */
export function relationsOf(inventory: Inventory, identity: Identity, resource: unknown): Relations {
  const known = readingOf(inventory, identity.arn);
  const targets = [...targetsOf(inventory, identity, known ? lastSeenIn(known) : resource)];
  return { uses: sorted(targets), usedBy: sorted(usersOf(inventory, identity.arn).map(related)) };
}

/** What points at a resource, each once. */
export function usersOf(inventory: Inventory, arn: string): Identity[] {
  const users = indexOf(inventory).usedBy.get(arn) ?? [];
  return [...new Map(users.map((user) => [user.arn, user])).values()];
}

function sorted(all: Related[]): Related[] {
  return all.sort((one, other) => compare(one.kind, other.kind) || compare(one.name, other.name));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function related({ kind, name, region, arn }: Identity): Related {
  return { kind, name, region, arn };
}

interface Index {
  readings: Map<string, Reading>;
  /** By ARN, or by an id of EC2's. */
  byReference: Map<string, Identity>;
  usedBy: Map<string, Identity[]>;
}

const indexes = new WeakMap<Inventory, Index>();

function indexOf(inventory: Inventory): Index {
  const known = indexes.get(inventory);
  if (known) return known;
  const readings = new Map([...inventory.everything()].map((reading) => [reading.identity.arn, reading]));
  const index: Index = { readings, byReference: new Map(), usedBy: new Map() };
  indexes.set(inventory, index);
  for (const { identity } of readings.values()) {
    for (const reference of [identity.arn, ...(identity.also ?? [])]) index.byReference.set(reference, identity);
  }
  for (const reading of readings.values()) {
    for (const { arn } of targetsOf(inventory, reading.identity, lastSeenIn(reading))) {
      if (arn === null) continue;
      const users = index.usedBy.get(arn) ?? [];
      users.push(reading.identity);
      index.usedBy.set(arn, users);
    }
  }
  return index;
}

/** `ModelName` names a model, `EndpointConfigName` an endpoint config: after the kind, or after what CloudFormation calls it. */
const kindsByField: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(everyKind().flatMap(fieldsOf), ([field]) => field)].map(([field, own]) => [
    field,
    [...new Set(own.map(([, kind]) => kind))],
  ]),
);

function fieldsOf({ kind, cloudFormation }: KindFacts): [field: string, kind: string][] {
  const nouns = [pascal(kind), cloudFormation?.split("::").at(-1)].filter((noun) => noun !== undefined);
  return nouns.map((noun) => [`${noun}Name`, kind]);
}

/** What a resource points at, each once. */
function* targetsOf(inventory: Inventory, identity: Identity, resource: unknown): Generator<Related> {
  const met = new Set<string>([identity.arn]);
  for (const [target] of pointersIn(inventory, identity, resource)) {
    const key = keyOf(target);
    if (met.has(key)) continue;
    met.add(key);
    yield target;
  }
}

/** What tells one end of a relation from all others: its ARN, or what is known of what has none. */
export function keyOf({ arn, kind, region, name }: Related): string {
  return arn ?? `${kind} ${region} ${name}`;
}

/** By which fields a resource points at what, by key. `resource` as in `relationsOf`. */
export function pointingFields(inventory: Inventory, identity: Identity, resource: unknown): Map<string, Set<string>> {
  const known = readingOf(inventory, identity.arn);
  const fields = new Map<string, Set<string>>();
  for (const [target, field] of pointersIn(inventory, identity, known ? lastSeenIn(known) : resource)) {
    const key = keyOf(target);
    const own = fields.get(key) ?? new Set();
    fields.set(key, own.add(field));
  }
  return fields;
}

/** What was read, or not, of an ARN. */
export function readingOf(inventory: Inventory, arn: string): Reading | undefined {
  return indexOf(inventory).readings.get(arn);
}

type Pointer = readonly [target: Related, field: string];

/** Every place where a resource points at something, with the name of the field; at itself too. */
function* pointersIn(inventory: Inventory, { kind, region }: Identity, resource: unknown): Generator<Pointer> {
  if (resource === null || typeof resource !== "object" || factsOf(kind)?.tellsOf) return;
  for (const [found, field] of identitiesIn(inventory, kind, region, resource)) yield [related(found), field];
  for (const [named, field] of namesWithFields(kind, resource)) {
    const seen = inventory.reading(named.kind, named.name, region);
    if (seen) yield [related(seen.identity), field];
    // What is a part of another is missed with it.
    else if (!factsOf(named.kind)?.withoutArn) yield [{ ...named, region, arn: null }, field];
  }
}

function* identitiesIn(
  inventory: Inventory,
  kind: string,
  region: string,
  resource: object,
): Generator<readonly [found: Identity, field: string]> {
  const { byReference } = indexOf(inventory);
  const parent = factsOf(kind)?.parent;
  for (const [text, field] of textsIn(resource)) {
    for (const reference of referencesIn(text, field)) {
      const known = byReference.get(reference);
      if (known) yield [known, field];
      const [noun = "", ...name] = reference.split(":");
      for (const target of kindsByField.get(noun) ?? []) {
        const seen = inventory.reading(target, name.join(":"), region);
        if (seen) yield [seen.identity, field];
      }
    }
    if (parent === undefined || !/(Id|Name)$/.test(field)) continue;
    const seen = inventory.reading(parent, text, region);
    if (seen) yield [seen.identity, field];
  }
}
