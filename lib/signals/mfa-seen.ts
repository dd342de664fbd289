import type { RecordedEvent } from "#lib/store/views.ts";

interface Told {
  userIdentity?: { sessionContext?: { attributes?: { mfaAuthenticated?: unknown } | null } | null } | null;
  additionalEventData?: { MFAUsed?: unknown } | null;
}

/** Where the record of an event without MFA says so: of the session that it belongs to, or of the sign-in that it is. */
export function mfaSeen({ record }: RecordedEvent): { path: string; observed: unknown } {
  // Whatever stands there, asking it for a member is safe: it is not null.
  const { userIdentity, additionalEventData } = record as Told;
  const flag = userIdentity?.sessionContext?.attributes?.mfaAuthenticated;
  if (flag === "false" || flag === false) {
    return { path: "userIdentity.sessionContext.attributes.mfaAuthenticated", observed: flag };
  }
  return { path: "additionalEventData.MFAUsed", observed: additionalEventData?.MFAUsed };
}

/** What was refused, or failed, changed nothing; a sign-in that failed opened no session. */
export function isChangeWithoutMfa({ readOnly, mfa, errorCode }: RecordedEvent): boolean {
  return !readOnly && mfa === false && errorCode === null;
}

/** Of a role's session CloudTrail does not tell whether an identity provider opened it, and checked more than a password. */
export function isOfRole({ sessionIssuer }: RecordedEvent): boolean {
  return sessionIssuer !== null;
}
