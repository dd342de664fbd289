import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "remote-session-opened",
  title: "Somebody opened a space of Studio from an editor of his own",
  mark: "remote",
  plural: "remote sessions into Studio",
  severity: "low",
  rationale:
    "A remote session carries files both ways between the space and a machine that nobody watches, past whatever guards the browser.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:AU-6"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/remote-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartSession.html",
  ],
  match({ source, name, errorCode, record }) {
    if (source !== "sagemaker.amazonaws.com" || name !== "StartSession" || errorCode !== null) return undefined;
    const sentence = "It hands out a token with which an editor elsewhere works in the space.";
    return { sentence, evidence: [{ path: "eventName", observed: record.eventName }] };
  },
});
