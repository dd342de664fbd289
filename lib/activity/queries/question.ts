import { z } from "zod";
import { dayOf, endOf } from "../trail-logs/place.ts";

const day = z.iso.date();
/** Of what goes into a statement. Longer names and ARNs than AWS allows anywhere are none. */
const word = z
  .string()
  .trim()
  .min(1)
  .max(1024)
  .regex(/^\P{Cc}+$/u, "must have no control characters");

/** More statements than a person means to pay for. */
const mostYears = 10;
const yearMs = 366 * 24 * 3_600_000;

/** What is asked of a history that reaches further back than CloudTrail's own: what somebody looks for, in a time. */
export const eventQuestion = z
  .strictObject({
    from: day.describe("The first day (UTC)."),
    to: day.describe("The last day (UTC)."),
    regions: z
      .array(z.string().regex(/^[a-z]{2,5}(-[a-z]+)+-\d$/, "must be a region"))
      .max(50)
      .default([])
      .describe("Regions; all of them where none is named."),
    about: word.optional().describe("A name or an ARN that a call was about."),
    actor: word.optional().describe("The ARN or the name of a user, a role or a session that called."),
    key: z
      .string()
      .regex(/^[A-Z0-9]{16,128}$/, "must be an access key's id")
      .optional()
      .describe("The id of an access key that was used or issued."),
    address: z
      .string()
      .max(128)
      .regex(/^[\w.:/-]+$/, "must be an address")
      .optional()
      .describe("The address that calls came from."),
    event: z
      .string()
      .regex(/^[A-Za-z0-9]{1,128}$/, "must be the name of an API call")
      .optional()
      .describe("The name of a call."),
  })
  .refine(({ from, to }) => from <= to, { error: "must not be before the first day", path: ["to"] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < mostYears * yearMs, {
    error: `must be within ${mostYears} years of the first day`,
    path: ["to"],
  });

export type EventQuestion = z.infer<typeof eventQuestion>;

/** The day after, `2026-11-28`. */
export function dayAfter(of: string): string {
  return dayOf(endOf(of));
}

/** Every day of the question. */
export function daysOf({ from, to }: Pick<EventQuestion, "from" | "to">): string[] {
  const days: string[] = [];
  for (let at = from; at <= to; at = dayAfter(at)) days.push(at);
  return days;
}
