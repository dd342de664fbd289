import { type Failure, missingPermission } from "./reading.ts";

/**
 * What AWS says refused a call. `absent`: it does not allow it, as an identity policy that lacks a statement. `explicit`: it
 * denies it, which no other policy can lift.
 */
export interface Refuser {
  policy: (typeof refusingPolicies)[number];
  how: "absent" | "explicit";
}

export const refusingPolicies = [
  "identity-based policy",
  "resource-based policy",
  "service control policy",
  "resource control policy",
  "permissions boundary",
  "session policy",
  "VPC endpoint policy",
] as const;

const policies = `(${refusingPolicies.join("|")})`;
const absent = new RegExp(`because no ${policies} allows`);
const explicit = new RegExp(`with an explicit deny in an? ${policies}`);

/** Undefined where AWS's message does not tell. Source: IAM user guide, "Troubleshoot access denied error messages". */
export function refuserIn(message: string): Refuser | undefined {
  const [, denying] = explicit.exec(message) ?? [];
  const [, lacking] = absent.exec(message) ?? [];
  // Both patterns name these alone.
  if (denying) return { policy: denying as Refuser["policy"], how: "explicit" };
  return lacking === undefined ? undefined : { policy: lacking as Refuser["policy"], how: "absent" };
}

/** How a line of the ledger tells of a denial: what to allow, and what else refuses where that alone would not help. */
export interface Denial {
  permission: string | null;
  refusedBy?: Refuser["policy"];
}

export function denialOf(failure: Failure | undefined): Denial {
  const permission = missingPermission(failure);
  const refuser = permission && failure ? refuserIn(failure.message) : undefined;
  return { permission, ...(refuser && !isGrantMissing(refuser) && { refusedBy: refuser.policy }) };
}

/** True when a statement in the identity's own policy may be all that is missing: what AWS does not tell may be just that. */
export function isGrantMissing(refuser: Refuser | undefined): boolean {
  return !refuser || (refuser.policy === "identity-based policy" && refuser.how === "absent");
}
