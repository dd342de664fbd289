import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "root-used",
  title: "The root user signed in or made a call",
  mark: "root",
  plural: "calls of the root user",
  severity: "high",
  rationale:
    "Nothing holds the root user back: no policy of its account, no boundary. AWS asks that it be kept for the few tasks that only it can do.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:AC-6(10)"],
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html"],
  match({ actorType, addressClass, record }) {
    // What a service does on the root user's behalf is no use of it.
    if (actorType !== "Root" || addressClass === "aws" || record.eventType === "AwsServiceEvent") return undefined;
    return {
      sentence: "It was made as the root user of the account.",
      evidence: [{ path: "userIdentity.type", observed: actorType }],
    };
  },
});
