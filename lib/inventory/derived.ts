import type { KindFacts } from "#lib/collectors/define.ts";

/** One thing that has to hold for an attack to work: of which resource, and what was seen. `Holds` is null when it is not known. */
export interface AttackStep {
  Kind: string;
  Arn: string;
  Fact: string;
  Field: string;
  Observed: unknown;
  /** What would break the path here. */
  Expected: string;
  Holds: boolean | null;
  /** Why it is not known. */
  Reason?: string;
}

/** A way from outside to something of worth, over several resources that each may look harmless. */
export interface AttackPath {
  Path: string;
  Steps: AttackStep[];
}

/** Kinds that nobody reads: they follow from what was read. See lib/derivations. */
export interface DerivedResources {
  "attack-path": AttackPath;
}

export const derivedKinds: readonly (KindFacts & { kind: keyof DerivedResources })[] = [
  { kind: "attack-path", label: "Attack paths", scope: "region", volume: "live" },
];
