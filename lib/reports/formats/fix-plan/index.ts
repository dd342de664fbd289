import { z } from "zod";
import { defineFormat } from "../../format.ts";
import type { Report } from "../../report.ts";
import { scriptOf } from "./script.ts";
import { type Plan, planOf } from "./steps.ts";

/** What fails of live resources as one script that a person reads and runs. The product itself never writes to AWS. */
export const fixPlan = defineFormat({
  name: "fix-plan",
  label: "Fix plan",
  purpose: "one script of what to do, to read and to run",
  readers: "people",
  mediaType: "text/x-shellscript; charset=utf-8",
  extension: "sh",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  async *render(reports) {
    yield* scriptOf(await plansOf(reports));
  },
});

/** The order, and what a person has to choose, stand at the top: each plan is made whole first. What is chosen is of one account. */
async function plansOf(reports: readonly Report[]): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const report of reports) plans.push(await planOf(report, { isOneOfMany: reports.length > 1 }));
  return plans;
}
