import type { AnyCollector, Evident, KindFacts, Setting } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { type DerivedResources, derivedKinds } from "./derived.ts";

export type { Evident, Setting };

/*
 * The kinds are whatever the collectors collect, and a kind's resource is whatever its collector yields: a check that reads a
 * field AWS does not return fails to compile, and so does one that reads a part it does not name.
 */
type Collectors = (typeof collectors)[number];

/** Kinds that are read; the others follow from those. */
export type CollectedKind = Collectors["kind"];

export type Kind = CollectedKind | keyof DerivedResources;

type CollectorOf<K extends Kind> = Extract<Collectors, { kind: K }>;

/** The parts of a kind: fields that calls of their own give. */
export type PartOf<K extends Kind> = K extends CollectedKind
  ? CollectorOf<K> extends { parts?: readonly (infer Part extends string)[] }
    ? Part
    : never
  : never;

type Whole<K extends Kind> = K extends keyof DerivedResources ? DerivedResources[K] : Collected<K>;

type Collected<K extends Kind> =
  CollectorOf<K> extends { collect: (context: never) => AsyncGenerator<infer Yielded, unknown, unknown> }
    ? Extract<Yielded, { status: "read" }> extends { resource: infer R }
      ? R
      : never
    : never;

/** A kind's resource: without the parts that are not named, since they may not have been read. */
export type ResourceOf<K extends Kind, Part extends PartOf<K> = never> = [PartOf<K>] extends [never]
  ? Whole<K>
  : Omit<Whole<K>, Exclude<PartOf<K>, Part>>;

const byKind: ReadonlyMap<string, AnyCollector> = new Map(
  // Every collector is one to those who ask no more of it than of any.
  (collectors as readonly unknown[] as readonly AnyCollector[]).map((collector) => [collector.kind, collector]),
);

const facts: ReadonlyMap<string, KindFacts> = new Map(
  [...byKind.values(), ...derivedKinds].map((one) => [one.kind, one]),
);

const renamed = kindsByFormerName([...facts.values()]);

/** The kinds by the names they had before. */
export function kindsByFormerName(all: readonly Pick<KindFacts, "kind" | "formerly">[]): ReadonlyMap<string, string> {
  return new Map(all.flatMap(({ kind, formerly = [] }) => formerly.map((name) => [name, kind] as const)));
}

/** What the kind of this name, of today or of an earlier release, is called today. */
export function kindToday(name: string): string {
  return renamed.get(name) ?? name;
}

/** What is true of a kind, by any name it ever had; undefined for one that there is not (any more). */
export function factsOf(kind: string): KindFacts | undefined {
  return facts.get(kindToday(kind));
}

/** Every kind that a resource may be of, read or derived. */
export function everyKind(): readonly KindFacts[] {
  return [...facts.values()];
}

/** Every collector in the order of the index, for those who run them all or ask each. */
export function everyCollector(): readonly AnyCollector[] {
  return [...byKind.values()];
}

/** What collects a kind; undefined of one that is derived. */
export function collectorOf(kind: string): AnyCollector | undefined {
  return byKind.get(kindToday(kind));
}

/** True when a kind has calls beside the one that names each resource: what they give can be unread by itself. */
export function hasParts(kind: string): boolean {
  return (byKind.get(kind)?.parts?.length ?? 0) > 0;
}

/** The services it is read from: `sagemaker` of `sagemaker:ListModels`. */
export function servicesOf({ actions }: Pick<AnyCollector, "actions">): string[] {
  return [...new Set(actions.map((action) => action.slice(0, action.indexOf(":"))))];
}

/** The region under which a resource's kind is read: `global` where one list serves all regions. */
export function unitRegion(kind: string, region: string): string {
  return factsOf(kind)?.scope === "global" ? "global" : region;
}
