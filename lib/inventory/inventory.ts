import { once } from "#lib/once.ts";
import { type Coverage, isBlind } from "#lib/readings/coverage.ts";
import { type Failure, type Identity, type Reading, type ReadResource, withLastParts } from "#lib/readings/reading.ts";
import { referencesIn } from "#lib/readings/references.ts";
import { factsOf, hasParts, type Kind, type PartOf, type ResourceOf, unitRegion } from "./kinds.ts";
import { isElsewhere, isPointedAt, namesIn } from "./names.ts";

/** What a lookup gives: the resource, or why there is none. Only `absent` is knowledge; `unread` is ignorance. */
export type Lookup<R> =
  | { found: true; resource: R; identity: Identity }
  | { found: false; why: "absent" }
  | { found: false; why: "unread"; failure: Failure };

/** Whether something that is no reading here names one of a kind so. */
export type Named = (kind: string, name: string) => boolean;

/** Everything one scan read from one account, with lookups between the readings. Immutable once built. */
export class Inventory {
  readonly #byKind = new Map<string, Reading[]>();
  readonly #byArn = new Map<string, Map<string, Reading>>();
  readonly #byName = new Map<string, Map<string, Map<string, Reading>>>();
  /** Most that judge one resource ask for none. */
  readonly #users: () => ReadonlyMap<string, readonly Identity[]>;
  readonly #blindSpots: (kind: string, region: string) => Failure | undefined;
  readonly #alsoNamed: Named;
  /** Whose the readings are; undefined when there are none. */
  #account: string | undefined;
  readonly #earlier: (kind: string, region: string) => Failure | undefined;
  #named: Map<string, Set<string>> | undefined;
  readonly #firstUnread = remembered((kind, region) =>
    (this.#byKind.get(kind) ?? [])
      .filter((one) => one.status === "unread")
      .find(({ identity }) => unitRegion(kind, identity.region) === unitRegion(kind, region)),
  );

  /**
   * @param alsoNamed what is named by resources that are not among the readings: finished jobs.
   * @param earlier coverage of what this scan left out, by the scans before: what they did not see may be there by now.
   * @param mentioned what a resource points at, for whoever knows it already.
   */
  constructor(
    readings: Iterable<Reading>,
    coverage: readonly Coverage[],
    alsoNamed: Named = () => false,
    earlier: readonly Coverage[] = [],
    mentioned: (reading: ReadResource<unknown>) => Iterable<string> = ({ resource }) => referencesIn(resource),
  ) {
    this.#alsoNamed = alsoNamed;
    const all = earlier.length > 0 ? [...coverage, ...earlier] : coverage;
    this.#blindSpots = remembered((kind, region) => {
      const isSeen = () => hasParts(kind) && this.#isRead(kind, region);
      return blindSpotIn(all, kind, region, isSeen);
    });
    this.#earlier = remembered((kind, region) =>
      linesOf(earlier, kind, region).length > 0 ? notReadAgain(kind) : undefined,
    );
    const inOrder: Reading[] = [];
    for (const reading of readings) {
      inOrder.push(reading);
      const { account, kind, region, arn, name, also = [] } = reading.identity;
      this.#account ??= account;
      append(this.#byKind, kind, reading);
      inner(this.#byArn, kind).set(arn, reading);
      const names = inner(inner(this.#byName, kind), unitRegion(kind, region));
      for (const other of [name, ...also]) names.set(other, reading);
    }
    this.#users = once(() => usersIn(inOrder, mentioned));
  }

  #isRead(kind: string, region: string): boolean {
    const readings = this.#byKind.get(kind) ?? [];
    return readings.some(
      (one) => one.status === "read" && unitRegion(kind, one.identity.region) === unitRegion(kind, region),
    );
  }

  /** Every reading, whatever its kind. */
  *everything(): Generator<Reading> {
    for (const readings of this.#byKind.values()) yield* readings;
  }

  /** Every resource of a kind that was read, in one region or in all. */
  all<K extends Kind>(kind: K, region?: string): ReadResource<ResourceOf<K>>[] {
    const readings = (this.#byKind.get(kind) ?? []) as Reading<ResourceOf<K>>[];
    return readings.filter(
      (reading): reading is ReadResource<ResourceOf<K>> =>
        reading.status === "read" && (region === undefined || reading.identity.region === region),
    );
  }

  /** Every resource of a kind in one region, or in all, those that could not be read among them. */
  every<K extends Kind>(kind: K, region?: string): Reading<ResourceOf<K>>[] {
    const readings = (this.#byKind.get(kind) ?? []) as Reading<ResourceOf<K>>[];
    return readings.filter(({ identity }) => region === undefined || identity.region === region);
  }

  /**
   * The resource that `reference` (an ARN, or in its region a name, id or alias) points at, with the parts that are asked for.
   * Names in a global list are the same wherever they are asked for, and wherever what they mean is at home.
   * When it was not seen and its kind could not be listed, or was by an earlier scan alone, when nobody asked for it, or when one
   * of these parts could not be read, the answer is `unread`, never `absent`.
   */
  get<K extends Kind, Part extends PartOf<K> = never>(
    kind: K,
    reference: string,
    region: string,
    ...parts: Part[]
  ): Lookup<ResourceOf<K, Part>> {
    const reading = this.reading(kind, reference, region);
    if (reading?.status === "unread") return { found: false, why: "unread", failure: reading.failure };
    if (reading) {
      const failure = unreadPart(reading, parts);
      if (failure) return { found: false, why: "unread", failure };
      // What a kind's collector yields is its resource, and the parts that were asked for are there.
      return { found: true, resource: reading.resource as ResourceOf<K, Part>, identity: reading.identity };
    }
    const failure =
      this.blindSpot(kind, region) ??
      this.readEarlier(kind, region) ??
      (this.#isAskedFor(kind, reference, region) ? undefined : notAskedFor(kind));
    return failure ? { found: false, why: "unread", failure } : { found: false, why: "absent" };
  }

  /** The reading that `reference` points at in the same way; undefined where there is none, whatever that means. */
  reading(kind: string, reference: string, region: string): Reading | undefined {
    const byName = this.#byName.get(kind)?.get(unitRegion(kind, region));
    return this.#byArn.get(kind)?.get(reference) ?? byName?.get(reference);
  }

  /** Of a kind of which only what is named is read, what nobody named, or what is not ours to ask for, may be there all the same. */
  #isAskedFor(kind: string, reference: string, region: string): boolean {
    if (!isPointedAt(kind)) return true;
    if (isElsewhere(reference, this.#account, unitRegion(kind, region))) return false;
    if (this.#alsoNamed(kind, reference)) return true;
    if (!this.#named) {
      this.#named = new Map();
      for (const reading of [...this.#byKind.values()].flat()) {
        for (const { kind: target, name } of namesIn(reading.identity.kind, lastSeenIn(reading))) {
          (this.#named.get(target) ?? keep(this.#named, target, new Set())).add(name);
        }
      }
    }
    return this.#named.get(kind)?.has(reference) ?? false;
  }

  /** The resources whose configuration mentions this ARN, id or `Field:name` (see references.ts). */
  usersOf(reference: string): readonly Identity[] {
    return this.#users().get(reference) ?? [];
  }

  /** Why a kind cannot be relied on in a region, or undefined when it can. Not collected counts as blind. */
  blindSpot(kind: Kind, region: string): Failure | undefined {
    return this.#blindSpots(kind, region);
  }

  /** Why what was not seen of a kind in a region may be there by now: no scan since an earlier one read it. */
  readEarlier(kind: Kind, region: string): Failure | undefined {
    return this.#earlier(kind, region);
  }

  /** Why there may be more of a kind in a region than `all` gives: its list failed, or one of them could not be read. */
  unreadOf(kind: Kind, region: string): Failure | undefined {
    return this.blindSpot(kind, region) ?? this.#firstUnread(kind, region)?.failure;
  }
}

function usersIn(
  readings: readonly Reading[],
  mentioned: (reading: ReadResource<unknown>) => Iterable<string>,
): ReadonlyMap<string, readonly Identity[]> {
  const users = new Map<string, Identity[]>();
  for (const reading of readings) {
    if (reading.status !== "read" || factsOf(reading.identity.kind)?.tellsOf) continue;
    for (const target of mentioned(reading)) append(users, target, reading.identity);
  }
  return users;
}

/** Why the first of these parts that could not be read could not. */
export function unreadPart(reading: ReadResource<unknown>, parts: readonly string[]): Failure | undefined {
  for (const part of parts) {
    const given = reading.parts?.[part];
    if (given?.status === "unread") return given.failure;
  }
  return undefined;
}

/** What is known of a resource: as it is, or as it, or a part of it, was when it last could be read. */
export function lastSeenIn(reading: Reading): unknown {
  if (reading.status === "unread") return reading.last?.resource;
  return withLastParts(reading.resource, reading.parts);
}

function notAskedFor(kind: string): Failure {
  return { class: "other", action: "", code: "NotAskedFor", message: `this ${kind} was not read, as nothing named it` };
}

function notReadAgain(kind: string): Failure {
  const message = `this ${kind} was not known to the last scan that read its kind`;
  return { class: "other", action: "", code: "NotReadAgain", message };
}

function linesOf(coverage: readonly Coverage[], kind: string, region: string): Coverage[] {
  return coverage.filter(
    (line) => line.kind === kind && (line.region === region || line.region === "global" || region === "global"),
  );
}

/** @param isSeen whether some of a kind with parts were read: then what failed after all were listed is a part of each. */
function blindSpotIn(
  coverage: readonly Coverage[],
  kind: string,
  region: string,
  isSeen: () => boolean,
): Failure | undefined {
  const lines = linesOf(coverage, kind, region);
  if (lines.length === 0) return notCollected(kind);
  const blind = lines.find((line) => isBlind(line.status) && (line.unlisted || !isSeen()));
  return blind && failureOf(blind);
}

/** The same function, asked once for each pair: every check of every resource asks about the same few. */
function remembered<V>(ask: (kind: string, region: string) => V): (kind: string, region: string) => V {
  const answers = new Map<string, V>();
  return (kind, region) => {
    const pair = `${kind} ${region}`;
    if (!answers.has(pair)) answers.set(pair, ask(kind, region));
    return answers.get(pair) as V;
  };
}

function notCollected(kind: string): Failure {
  return { class: "other", action: "", code: "NotCollected", message: `${kind} was not part of this scan` };
}

function failureOf(line: Coverage): Failure {
  return line.failure ?? { class: "other", action: line.action, code: "Incomplete", message: line.note ?? "" };
}

/** The map kept at `key`, made when it is first asked for. */
function inner<K, V extends Map<unknown, unknown>>(maps: Map<K, V>, key: K): V {
  let map = maps.get(key);
  if (!map) {
    map = new Map() as V;
    maps.set(key, map);
  }
  return map;
}

function keep<K, V>(map: Map<K, V>, at: K, value: V): V {
  map.set(at, value);
  return value;
}

function append<V>(map: Map<string, V[]>, at: string, value: V): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
