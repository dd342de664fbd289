import type { KindFacts } from "#lib/collectors/define.ts";
import { pascal } from "#lib/format.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import { referencesIn, textsIn } from "#lib/readings/references.ts";
import { type Inventory, lastSeenIn } from "./inventory.ts";
import { everyKind, factsOf, type Kind } from "./kinds.ts";
import { namesIn } from "./names.ts";

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
  const known = indexOf(inventory).readings.get(identity.arn);
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
function* targetsOf(inventory: Inventory, { kind, region, arn: own }: Identity, resource: unknown): Generator<Related> {
  if (resource === null || typeof resource !== "object" || factsOf(kind)?.tellsOf) return;
  const met = new Set<string>([own]);
  const isNew = (key: string) => !met.has(key) && met.add(key);
  for (const found of identitiesIn(inventory, kind, region, resource)) {
    if (isNew(found.arn)) yield related(found);
  }
  for (const named of namesIn(kind, resource)) {
    const lookup = inventory.get(named.kind as Kind, named.name, region);
    if (lookup.found) {
      if (isNew(lookup.identity.arn)) yield related(lookup.identity);
      // What is a part of another is missed with it.
    } else if (!factsOf(named.kind)?.withoutArn && isNew(`${named.kind} ${named.name}`)) {
      yield { ...named, region, arn: null };
    }
  }
}

function* identitiesIn(inventory: Inventory, kind: string, region: string, resource: object): Generator<Identity> {
  const { byReference } = indexOf(inventory);
  for (const reference of referencesIn(resource)) {
    const known = byReference.get(reference);
    if (known) yield known;
    const [field = "", ...name] = reference.split(":");
    for (const target of kindsByField.get(field) ?? []) {
      const lookup = inventory.get(target as Kind, name.join(":"), region);
      if (lookup.found) yield lookup.identity;
    }
  }
  const parent = factsOf(kind)?.parent;
  if (parent === undefined) return;
  for (const [text, field] of textsIn(resource)) {
    const lookup = /(Id|Name)$/.test(field) ? inventory.get(parent as Kind, text, region) : undefined;
    if (lookup?.found) yield lookup.identity;
  }
}
