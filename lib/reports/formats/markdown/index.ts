import { z } from "zod";
import { defineFormat } from "../../format.ts";
import type { Report } from "../../report.ts";
import { letsThrough } from "../html/filtered.ts";
import { headOf, unassessedOf } from "./head.ts";
import { failingOf, settledOf, unknownOf } from "./lists.ts";

/** Of each list, where it is not to have all: enough to act on, and to paste. */
const few = 10;

/** GitHub-flavoured Markdown, to paste into an issue, a pull request or a wiki. Other people's words are code in it, and nothing else. */
export const markdown = defineFormat({
  name: "markdown",
  label: "Markdown",
  purpose: "text for an issue, a pull request or a wiki",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  subjects: ["scan", "findings"],
  options: z.strictObject({ lists: z.enum(["short", "all"]).default("short") }),
  async *render(reports, { lists }) {
    const most = lists === "all" ? Number.POSITIVE_INFINITY : few;
    yield "# Amazon SageMaker security audit\n\n";
    for (const report of reports) yield* accountOf(report, most);
  },
});

async function* accountOf(report: Report, most: number): AsyncGenerator<string> {
  const [counts, activity] = await Promise.all([report.counts(), report.activity()]);
  yield headOf(report, counts);
  yield unassessedOf(report, activity, most);
  for (const exposure of ["live", "record"] as const) {
    if (letsThrough(report, { status: "fail", exposure })) yield* failingOf(report, counts, exposure, most);
  }
  if (letsThrough(report, { status: "unknown" })) yield* unknownOf(report, counts, most);
  else yield "The filters of this report leave out what could not be judged.\n\n";
  if (letsThrough(report, { status: "pass" })) yield settledOf(counts);
}
