import { type Coverage, isBlind } from "#lib/readings/coverage.ts";
import type { Failure, Identity, Reading, ReadResource } from "#lib/readings/reading.ts";
import { referencesIn } from "#lib/readings/references.ts";
import type { Kind, ResourceOf } from "./kinds.ts";

/** What a lookup gives: the resource, or why there is none. Only `absent` is knowledge; `unread` is ignorance. */
export type Lookup<R> =
  | { found: true; resource: R; identity: Identity }
  | { found: false; why: "absent" }
  | { found: false; why: "unread"; failure: Failure };

/** Everything one scan read from one account, with lookups between the readings. Immutable once built. */
export class Inventory {
  readonly #byKind = new Map<string, Reading[]>();
  readonly #byArn = new Map<string, Map<string, Reading>>();
  readonly #byName = new Map<string, Map<string, Map<string, Reading>>>();
  readonly #users = new Map<string, Identity[]>();
  readonly #blindSpots: (kind: string, region: string) => Failure | undefined;
  readonly #firstUnread = remembered((kind, region) =>
    (this.#byKind.get(kind) ?? [])
      .filter((one) => one.status === "unread")
      .find(({ identity }) => identity.region === region || identity.region === "global"),
  );

  constructor(readings: Iterable<Reading>, coverage: readonly Coverage[]) {
    this.#blindSpots = remembered((kind, region) => blindSpotIn(coverage, kind, region));
    for (const reading of readings) {
      const { kind, region, arn, name, also = [] } = reading.identity;
      append(this.#byKind, kind, reading);
      inner(this.#byArn, kind).set(arn, reading);
      const names = inner(inner(this.#byName, kind), region);
      for (const other of [name, ...also]) names.set(other, reading);
      if (reading.status === "read") {
        for (const target of referencesIn(reading.resource)) append(this.#users, target, reading.identity);
      }
    }
  }

  /** Every resource of a kind that was read, in one region or in all. */
  all<K extends Kind>(kind: K, region?: string): ReadResource<ResourceOf<K>>[] {
    const readings = (this.#byKind.get(kind) ?? []) as Reading<ResourceOf<K>>[];
    return readings.filter(
      (reading): reading is ReadResource<ResourceOf<K>> =>
        reading.status === "read" && (region === undefined || reading.identity.region === region),
    );
  }

  /**
   * The resource that `reference` (an ARN, or in its region a name, id or alias) points at. When it was not
   * seen and its kind could not be listed, the answer is `unread`, never `absent`.
   */
  get<K extends Kind>(kind: K, reference: string, region: string): Lookup<ResourceOf<K>> {
    const reading = this.#byArn.get(kind)?.get(reference) ?? this.#byName.get(kind)?.get(region)?.get(reference);
    if (reading?.status === "read") {
      return { found: true, resource: reading.resource as ResourceOf<K>, identity: reading.identity };
    }
    if (reading) return { found: false, why: "unread", failure: reading.failure };
    const blind = this.blindSpot(kind, region);
    return blind ? { found: false, why: "unread", failure: blind } : { found: false, why: "absent" };
  }

  /** The resources whose configuration mentions this ARN, id or `Field:name` (see references.ts). */
  usersOf(reference: string): readonly Identity[] {
    return this.#users.get(reference) ?? [];
  }

  /** Why a kind cannot be relied on in a region, or undefined when it can. Not collected counts as blind. */
  blindSpot(kind: Kind, region: string): Failure | undefined {
    return this.#blindSpots(kind, region);
  }

  /** Why there may be more of a kind in a region than `all` gives: its list failed, or one of them could not be read. */
  unreadOf(kind: Kind, region: string): Failure | undefined {
    return this.blindSpot(kind, region) ?? this.#firstUnread(kind, region)?.failure;
  }
}

function blindSpotIn(coverage: readonly Coverage[], kind: string, region: string): Failure | undefined {
  const lines = coverage.filter(
    (line) => line.kind === kind && (line.region === region || line.region === "global" || region === "global"),
  );
  if (lines.length === 0) return notCollected(kind);
  const blind = lines.find((line) => isBlind(line.status));
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

function append<V>(map: Map<string, V[]>, at: string, value: V): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
