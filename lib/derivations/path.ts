import type { AttackPath, AttackStep, PathKind } from "#lib/inventory/derived.ts";
import type { Inventory, Lookup } from "#lib/inventory/inventory.ts";
import type { Kind, ResourceOf } from "#lib/inventory/kinds.ts";
import { type Identity, whyUnread } from "#lib/readings/reading.ts";
import { type Derivation, defineDerivation } from "./define.ts";

/** What is asked about beside the resource that a path goes over. */
export interface Around {
  inventory: Inventory;
  region: string;
  now: string;
}

/** What was seen for one step, without whose it is. */
export type Seen = Pick<AttackStep, "Field" | "Observed" | "Holds" | "Reason">;

interface PathFamily<K extends Kind> {
  /** `identity-path` where what its paths go over belongs to no region; else left out. */
  kind?: PathKind;
  family: string;
  /** The kind that its paths go over, then the others they are made of. */
  from: readonly [K, ...Kind[]];
  says: Omit<AttackPath, "Steps">;
  /**
   * The steps over one resource, in the order in which they are taken; undefined where what makes the resource worth asking
   * about surely is not so. An account with thousands of harmless endpoints has then no row for each of them, and what passes is
   * a path that one of its controls breaks, not one that nobody would think of.
   */
  stepsOver(resource: ResourceOf<K>, identity: Identity, around: Around): AttackStep[] | undefined;
}

/** A family of attack paths: one for each resource of its first kind that is worth asking about. */
export function pathFamily<const K extends Kind>({
  kind = "attack-path",
  family,
  from,
  says,
  stepsOver,
}: PathFamily<K>): Derivation<PathKind> {
  return defineDerivation<PathKind>({
    kind,
    family,
    from,
    *derive(inventory, region, now) {
      for (const reading of inventory.every(from[0], region)) {
        const { identity, readAt } = reading;
        const named = { key: `${identity.arn}#${family}`, name: identity.name, readAt };
        if (reading.status === "unread") {
          yield { ...named, failure: reading.failure };
          continue;
        }
        const Steps = stepsOver(reading.resource, identity, { inventory, region, now });
        if (Steps) yield { ...named, resource: { ...says, Steps } };
      }
    },
  });
}

/** Whose a step is. */
export function of({ kind, arn, name }: Pick<Identity, "kind" | "arn" | "name">) {
  return { Kind: kind, Arn: arn, Name: name };
}

/** Why a lookup that found nothing leaves a step open, as a sentence. */
export function whyOpen(lookup: Extract<Lookup<unknown>, { found: false }>, what: string): string {
  return lookup.why === "absent"
    ? `${what} was not found.`
    : `${what} could not be read: ${whyUnread(lookup.failure)}.`;
}
