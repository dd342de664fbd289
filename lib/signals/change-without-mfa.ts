import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "change-without-mfa",
  title: "A change was made in a session without MFA",
  mark: "no MFA",
  plural: "changes made without MFA",
  severity: "critical",
  rationale:
    "A password, or a key that somebody left in a file, was all that it took: nobody had to show that it was they who made the change.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:IA-2(1)"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html",
  ],
  match({ readOnly, mfa, record }) {
    // lib/activity says for whom the flag means anything.
    if (readOnly || mfa !== false) return undefined;
    const sentence = "It came from a session that a person opened without MFA.";
    // Whatever stands there, asking it for a member is safe: it is not null.
    const { MFAUsed } = (record.additionalEventData ?? {}) as { MFAUsed?: unknown };
    const path =
      MFAUsed === undefined ? "userIdentity.sessionContext.attributes.mfaAuthenticated" : "additionalEventData.MFAUsed";
    return { sentence, evidence: [{ path, observed: mfa }] };
  },
});
