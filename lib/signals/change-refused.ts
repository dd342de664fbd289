import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "change-refused",
  title: "A change was refused",
  mark: "refused",
  plural: "changes that were refused",
  severity: "high",
  rationale:
    "Whoever holds stolen credentials tries what they are good for, and is refused on the way; a colleague who lacks a permission looks the same and is soon asked.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:AU-6"],
  references: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html",
  ],
  match({ readOnly, errorCode }) {
    if (readOnly || errorCode === null || !/denied|unauthorized/i.test(errorCode)) return undefined;
    const sentence = "It would have changed something, and AWS refused it for want of a permission.";
    return { sentence, evidence: [{ path: "errorCode", observed: errorCode }] };
  },
});
