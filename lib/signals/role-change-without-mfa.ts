import { defineSignal } from "./define.ts";
import { isChangeWithoutMfa, isOfRole, mfaSeen } from "./mfa-seen.ts";

export default defineSignal({
  id: "role-change-without-mfa",
  title: "A change was made in a session of a role, of which no MFA is recorded",
  mark: "no MFA known",
  plural: "changes in sessions of roles without recorded MFA",
  severity: "low",
  rationale:
    "Whoever assumes a role with a key alone shows nothing more than that key. Sign-ins that an identity provider checked look the same in CloudTrail, for those look there, and so do the sessions of some services.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:IA-2(1)"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html",
  ],
  match(event) {
    // A federated sign-in is written as no read, and changes nothing.
    const isSignIn = event.record.eventType === "AwsConsoleSignIn";
    if (isSignIn || !isChangeWithoutMfa(event) || !isOfRole(event)) return undefined;
    const sentence =
      "Its session says that no MFA was used; of one that an identity provider or a service opened it would say the same.";
    return { sentence, evidence: [mfaSeen(event)] };
  },
});
