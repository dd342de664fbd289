import type { KindFacts } from "#lib/collectors/define.ts";

/** One thing that has to hold for an attack to work: of which resource, and what was seen. `Holds` is null when it is not known. */
export interface AttackStep {
  Kind: string;
  Arn: string;
  Name: string;
  /** A sentence without its period. */
  Fact: string;
  Field: string;
  Observed: unknown;
  /** What would break the path here. */
  Expected: string;
  Holds: boolean | null;
  /** Why it is not known, as sentences. */
  Reason?: string;
  /** The check of this very resource whose fix breaks the path here; none where no single fix does. */
  Check?: string;
  /** Accounts (by number, else in words) or buckets that it takes for outside: it does not hold when all of them are trusted. */
  Outsiders?: string[];
  /** What it may hold for besides, and is not known, each with those whom that would let in: it decides when all outsiders are trusted. */
  Besides?: { Outsiders: string[]; Reason: string }[];
  Use?: StepUse;
}

/** The events of SageMaker that would show a step in use: by that principal, or about that resource. ARNs. */
export type StepUse = { Events: string[] } & ({ By: string } | { About: string });

/** A way from outside to something of worth, over several resources that each may look harmless. */
export interface AttackPath {
  Path: string;
  /** Where it begins and ends, in a few words. */
  From: string;
  To: string;
  /** In the order in which they are taken; every one has to hold. */
  Steps: AttackStep[];
}

/** Kinds whose things are attack paths. */
export type PathKind = "attack-path" | "identity-path";

/** Kinds that nobody reads: they follow from what was read. See lib/derivations. */
export interface DerivedResources {
  "attack-path": AttackPath;
  /** The same over users and roles, which belong to no region. */
  "identity-path": AttackPath;
}

export const derivedKinds: readonly (KindFacts & { kind: keyof DerivedResources })[] = [
  { kind: "attack-path", label: "Attack paths", scope: "region", volume: "live" },
  { kind: "identity-path", label: "Attack paths over identities", scope: "global", volume: "live" },
];

export function isDerived(kind: string): boolean {
  return derivedKinds.some((one) => one.kind === kind);
}

/** Of what is derived its key says by which derivation: `ARN#family`. */
export function familyOf({ arn }: { arn: string }): string {
  return arn.slice(arn.lastIndexOf("#") + 1);
}

/** What stands in the ledger for the call that no derivation makes. */
export const derivedAction = (family: string) => `derived ${family}`;
