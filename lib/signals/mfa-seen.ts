import type { RecordedEvent } from "#lib/store/views.ts";

/** Where a record says whether MFA was used. */
export function mfaSeen({ mfa, record }: RecordedEvent): { path: string; observed: unknown } {
  // Whatever stands there, asking it for a member is safe: it is not null.
  const { MFAUsed } = (record.additionalEventData ?? {}) as { MFAUsed?: unknown };
  const path =
    MFAUsed === undefined ? "userIdentity.sessionContext.attributes.mfaAuthenticated" : "additionalEventData.MFAUsed";
  return { path, observed: mfa };
}

/** Of a role's session CloudTrail does not tell whether an identity provider opened it, and checked more than a password. */
export function isOfRole({ sessionIssuer }: RecordedEvent): boolean {
  return sessionIssuer !== null;
}
