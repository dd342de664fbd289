import { z } from "zod";

/** What checks of it have alike: of a domain, and of a space that has a time of its own. */
export const idling = {
  severity: "low",
  category: "hygiene",
  question: "studio/idle-apps-shut-down",
  controls: ["checklist:N-STU-10", "nist-800-53-r5:AC-12"],
  options: z.strictObject({
    longestIdleMinutes: z
      .int()
      .min(60)
      .max(525_600)
      .default(480)
      .describe("the longest that an app may be idle, in minutes, a whole number from 60 to 525600"),
  }),
} as const;
