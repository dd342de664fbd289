import { defineSignal } from "./define.ts";

export default defineSignal({
  id: "attack-tool",
  title: "A call came from a tool or system made to attack",
  mark: "attack tool",
  plural: "calls from attack tools",
  severity: "critical",
  rationale:
    "Kali, Parrot and Pentoo Linux, Pacu and their like are made for penetration tests. Where none was ordered, somebody tries what these credentials are good for.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:AU-6"],
  references: ["https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html"],
  match({ client, record }) {
    if (client !== "offensive") return undefined;
    const sentence =
      "Its user agent names a system or a tool that is made to attack; hiding that is easy, so it is seldom a mistake.";
    return { sentence, evidence: [{ path: "userAgent", observed: record.userAgent }] };
  },
});
