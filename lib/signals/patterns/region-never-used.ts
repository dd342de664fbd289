import { z } from "zod";
import { definePattern } from "../over-time/define.ts";
import { daysBetween } from "../over-time/past.ts";

/** So far back one reading of CloudTrail's history reaches for certain: nobody says that those before it followed without a gap. */
const historyDays = 89;

export default definePattern({
  id: "region-never-used",
  title: "Something was changed in a region that the account never used",
  mark: "new region",
  plural: "changes in regions that were never used",
  severity: "high",
  rationale:
    "Where nobody looks, nobody sees what runs: miners take regions that their victim does not use. A new project is the harmless reason. Regions count whose events were followed for long enough to know that nothing was changed there.",
  controls: ["mitre-attack:T1535", "nist-800-53-r5:CM-7"],
  references: ["https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html"],
  by: "account",
  limits: z.object({
    quietDays: z
      .int()
      .min(1)
      .max(80)
      .default(30)
      .describe("days in which nothing was changed there, a whole number from 1 to 80"),
  }),
  what: ({ readOnly, addressClass }) => (readOnly || addressClass === "aws" ? undefined : "change"),
  judge({ event }, _, { limits: { quietDays }, past }) {
    const first = past.first("", "changes", event.region);
    const followed = past.followedSince(event.region);
    if (first === undefined || followed === undefined || first > event.at || daysBetween(first, event.at) > 1)
      return undefined;
    const days = Math.floor(Math.min(daysBetween(followed, first), historyDays));
    if (days < quietDays) return undefined;
    return {
      sentence: `${event.name} in ${event.region}, where nothing was changed in the ${days} days before that were read.`,
    };
  },
});
