import { z } from "zod";
import { definePattern } from "../over-time/define.ts";
import { asked, principalOf } from "../over-time/event-facts.ts";
import { jobCalls } from "../over-time/habits.ts";
import { daysBetween, isNewTo } from "../over-time/past.ts";

export default definePattern({
  id: "role-first-handed-to-a-job",
  title: "Somebody handed a role to a job for the first time",
  mark: "first job",
  plural: "callers that handed a role to a job for the first time",
  severity: "medium",
  rationale:
    "A job runs code of one's own with the role that it is given: whoever may pass a strong role to SageMaker may do what the role may. A colleague who trains the first model is the usual reason; who is not known for long is left out.",
  controls: ["mitre-attack:T1548.005", "nist-800-53-r5:AC-6"],
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"],
  by: "principal",
  limits: z.object({
    knownDays: z
      .int()
      .min(1)
      .max(90)
      .default(30)
      .describe("days for which the caller must have been known, a whole number from 1 to 90"),
  }),
  calls: jobCalls,
  readsRequests: true,
  what: ({ name, errorCode }) => (errorCode === null ? name : undefined),
  judge({ event }, _, { limits: { knownDays }, past }) {
    const principal = principalOf(event);
    if (principal === null || !isNewTo(past, principal, ["passes-role", ""], { at: event.at, knownDays }))
      return undefined;
    const days = Math.floor(daysBetween(past.knownSince(principal) ?? event.at, event.at));
    const role = asked(event, "roleArn") ?? asked(event, "trainingJobDefinition", "roleArn");
    return {
      sentence: `${event.name}${role ? ` with ${role}` : ""}, and no job in the ${days} days before that its caller is known.`,
    };
  },
});
