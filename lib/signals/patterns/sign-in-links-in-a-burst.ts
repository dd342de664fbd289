import { z } from "zod";
import { definePattern } from "../over-time/define.ts";
import { within } from "../over-time/event-facts.ts";

export default definePattern({
  id: "sign-in-links-in-a-burst",
  title: "Many sign-in links were made in a short time",
  mark: "sign-in links",
  plural: "bursts of sign-in links",
  severity: "high",
  rationale:
    "A presigned URL signs in whoever opens it, as the profile it was made for, and CloudTrail has no event of who that was. A person needs one; a portal that signs people in makes many, and can be told apart by its name.",
  controls: ["mitre-attack:T1550.001", "nist-800-53-r5:AU-6"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html"],
  by: "caller",
  limits: z.object({
    calls: z.int().min(2).max(400).default(5).describe("links that are made, a whole number from 2 to 400"),
    withinMinutes: z
      .int()
      .min(1)
      .max(60)
      .default(10)
      .describe("minutes in which they are, a whole number from 1 to 60"),
  }),
  minutes: ({ withinMinutes }) => withinMinutes,
  calls: [
    ...["CreatePresignedDomainUrl", "CreatePresignedNotebookInstanceUrl", "CreatePartnerAppPresignedUrl"],
    ...["CreatePresignedMlflowTrackingServerUrl", "CreatePresignedMlflowAppUrl"],
  ],
  what: ({ name, errorCode }) => (errorCode === null ? name : undefined),
  judge(now, before, { limits }) {
    const all = before.length + 1;
    if (all < limits.calls) return undefined;
    return {
      sentence: `${all} links were made ${within(before[0]?.event.at ?? now.event.at, now.event.at)}.`,
      with: before,
    };
  },
});
