import { defineSignal } from "./define.ts";
import { isChangeWithoutMfa, isOfRole, mfaSeen } from "./mfa-seen.ts";

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
  match(event) {
    // lib/activity says for whom the flag means anything.
    if (!isChangeWithoutMfa(event) || isOfRole(event)) return undefined;
    return { sentence: "It came from a session that a person opened without MFA.", evidence: [mfaSeen(event)] };
  },
});
