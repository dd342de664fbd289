import { z } from "zod";
import { definePattern } from "../over-time/define.ts";
import { someOf, wasRefused, within } from "../over-time/event-facts.ts";

export default definePattern({
  id: "refusals-in-a-burst",
  title: "Many different calls were refused in a short time",
  mark: "enumeration",
  plural: "bursts of refused calls",
  severity: "high",
  rationale:
    "Whoever finds credentials tries out what they are good for. A tool that somebody runs without the permissions it needs looks the same; pages of the console, which ask for many things at once, are left out.",
  controls: ["mitre-attack:T1580", "mitre-attack:T1526", "nist-800-53-r5:AU-6"],
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"],
  by: "caller",
  limits: z.object({
    calls: z
      .int()
      .min(2)
      .max(100)
      .default(5)
      .describe("different calls that are refused, a whole number from 2 to 100"),
    withinMinutes: z
      .int()
      .min(1)
      .max(60)
      .default(10)
      .describe("minutes in which they are, a whole number from 1 to 60"),
  }),
  minutes: ({ withinMinutes }) => withinMinutes,
  what: (event) => (wasRefused(event) && event.client !== "console" ? event.name : undefined),
  judge(now, before, { limits }) {
    const names = new Set([...before, now].map(({ what }) => what));
    if (names.size < limits.calls) return undefined;
    const all = before.length + 1;
    const calls = `${names.size} different calls were refused ${within(before[0]?.event.at ?? now.event.at, now.event.at)}`;
    return { sentence: `${calls}${all > names.size ? `, ${all} in all` : ""}: ${someOf([...names])}.`, with: before };
  },
});
