import { z } from "zod";
import { definePattern } from "../over-time/define.ts";
import { someOf, within } from "../over-time/event-facts.ts";

export default definePattern({
  id: "deletions-in-a-burst",
  title: "Many things were deleted in a short time",
  mark: "deletions",
  plural: "bursts of deletions",
  severity: "high",
  rationale:
    "Somebody who means harm, or wants to hide what was done, deletes fast. A clean-up script and infrastructure code that takes an environment down look the same: the names say which it was. Tags and Studio apps, which come back by themselves, are left out.",
  controls: ["mitre-attack:T1485", "nist-800-53-r5:AU-6"],
  references: ["https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html"],
  by: "caller",
  limits: z.object({
    calls: z.int().min(2).max(400).default(10).describe("deletions that went through, a whole number from 2 to 400"),
    withinMinutes: z
      .int()
      .min(1)
      .max(60)
      .default(10)
      .describe("minutes in which they did, a whole number from 1 to 60"),
  }),
  minutes: ({ withinMinutes }) => withinMinutes,
  what({ name, readOnly, errorCode, addressClass }) {
    if (readOnly || errorCode !== null || addressClass === "aws") return undefined;
    return /^(Delete(?!Tags|App$)|BatchDelete|Terminate|Deregister|ScheduleKeyDeletion)/.test(name) ? name : undefined;
  },
  judge(now, before, { limits }) {
    const all = before.length + 1;
    if (all < limits.calls) return undefined;
    const names = [...new Set([...before, now].map(({ what }) => what))];
    const span = within(before[0]?.event.at ?? now.event.at, now.event.at);
    return { sentence: `${all} deletions ${span}: ${someOf(names)}.`, with: before };
  },
});
