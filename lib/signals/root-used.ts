import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "root-used",
  title: "Somebody signed in, tried to, or made a call as the root user",
  mark: "root",
  plural: "sign-ins and calls of the root user",
  severity: "high",
  rationale:
    "Nothing holds the root user back: no policy of its account, no boundary. AWS asks that it be kept for the few tasks that only it can do.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:AC-6(10)"],
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html"],
  match({ name, errorCode, actorType, addressClass, record }) {
    // What a service does on the root user's behalf is no use of it.
    if (actorType !== "Root" || addressClass === "aws" || record.eventType === "AwsServiceEvent") return undefined;
    // Whoever knows its e-mail address may fail to sign in, or ask for another password.
    const isTry = errorCode !== null || name === "PasswordRecoveryRequested";
    return {
      sentence:
        record.eventType === "AwsConsoleSignIn" && isTry
          ? "Somebody tried to get in as the root user of the account; this event does not say that they did."
          : "It was made as the root user of the account.",
      evidence: [{ path: "userIdentity.type", observed: actorType }],
    };
  },
});
