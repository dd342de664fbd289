import { z } from "zod";
import { fail, pass, type Verdict } from "./verdicts.ts";

/** What checks of it have alike, whatever kind of job runs. */
export const runTime = {
  severity: "low",
  category: "hygiene",
  question: "jobs/run-time-is-limited",
  rationale:
    "A job that hangs, or that somebody starts with stolen credentials to mine with, runs until its time is up: a limit near what the work takes is all that ends it by itself.",
  needs: [],
  controls: ["checklist:N-JOB-05", "mitre-atlas:AML.T0034"],
  options: z.strictObject({
    longestHours: z.number().int().min(1).max(672).default(120).describe("hours that a job may be allowed to run"),
  }),
} as const;

/** A day, where nothing is said. Source: API reference, StoppingCondition, ProcessingStoppingCondition. */
const unsaid = 86_400;

export function runTimeIsLimited(seconds: number | undefined, path: string, longestHours: number): Verdict {
  const evidence = { path, observed: seconds ?? null, expected: `at most ${longestHours * 3_600} seconds` };
  return (seconds ?? unsaid) <= longestHours * 3_600 ? pass(evidence) : fail(evidence);
}
