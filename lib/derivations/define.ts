import type { DerivedResources } from "#lib/inventory/derived.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Failure } from "#lib/readings/reading.ts";

/** What follows from other readings, or why it cannot be said. `key` is not an ARN: it names it among those of its kind. */
export type Derived<R> = { key: string; name: string } & (
  | { resource: R; readAt: string }
  | { failure: Failure; readAt: string }
);

/**
 * Readings that follow from other readings: an attack path, a family of jobs. What they say is checked, stored, shown and
 * exported like anything that was read.
 */
export interface Derivation<K extends keyof DerivedResources> {
  kind: K;
  /** What tells its things from others of the kind: the end of each key, after `#`. Never changed: findings hang on it. */
  family: string;
  /** The kinds it is made of. When the first could not be listed in a region, what was derived there is out of sight too. */
  from: readonly [Kind, ...Kind[]];
  /** Everything of the family in one region. A source that could not be read gives a failure, not nothing: it may be there. */
  derive(inventory: Inventory, region: string, now: string): Iterable<Derived<DerivedResources[K]>>;
}

/** One derivation: adding one is a file with this as its default export, its test, a line in index.ts and its type. */
export function defineDerivation<const K extends keyof DerivedResources>(derivation: Derivation<K>): Derivation<K> {
  return derivation;
}
