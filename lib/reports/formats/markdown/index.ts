import { z } from "zod";
import { defineFormat } from "../../format.ts";
import type { Report } from "../../report.ts";
import { nothingOfIt, unscannedIn } from "../../unscanned.ts";
import { letsThrough } from "../html/filtered.ts";
import { changesOf } from "./changes.ts";
import { frameworkOf } from "./framework.ts";
import { headOf, unassessedOf } from "./head.ts";
import { callsOf, signalsOf } from "./lately.ts";
import { failingOf, type Lengths, settledOf, unknownOf } from "./lists.ts";
import { code } from "./text.ts";

/** Enough to act on, and to paste. */
const short: Lengths = { most: 20, each: 3 };
const all: Lengths = { most: Number.POSITIVE_INFINITY, each: Number.POSITIVE_INFINITY };

/** GitHub-flavoured Markdown, to paste into an issue, a pull request or a wiki. Other people's words are code in it, and nothing else. */
export const markdown = defineFormat({
  name: "markdown",
  label: "Markdown",
  purpose: "text for an issue, a pull request or a wiki",
  readers: "people",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  subjects: ["scan", "findings", "changes", "framework"],
  tellsUnscanned: ["scan", "findings", "changes", "framework"],
  options: z.strictObject({ lists: z.enum(["short", "all"]).default("short") }),
  async *render(reports, { lists }) {
    yield "# Amazon SageMaker security audit\n\n";
    for (const { account, name } of unscannedIn(reports))
      yield `**Account ${code(account)}${name === account ? "" : `, ${code(name)},`} has not been scanned: ${nothingOfIt}**\n\n`;
    const lengths = lists === "all" ? all : short;
    for (const report of reports) {
      if (report.since) yield* changesOf(report, report.since, lengths);
      else if (report.subject === "framework") yield* frameworkOf(report, lengths);
      else yield* accountOf(report, lengths);
    }
  },
});

async function* accountOf(report: Report, lengths: Lengths): AsyncGenerator<string> {
  const [counts, activity, lately] = await Promise.all([report.counts(), report.activity(), report.lately?.()]);
  yield headOf(report, counts);
  yield unassessedOf(report, activity, lengths.most);
  if (lately) yield signalsOf(lately, lengths);
  for (const exposure of ["live", "record"] as const) {
    if (letsThrough(report, { status: "fail", exposure })) yield* failingOf(report, counts, exposure, lengths);
  }
  if (letsThrough(report, { status: "unknown" })) yield* unknownOf(report, counts, lengths);
  else yield "The filters of this report leave out what could not be judged.\n\n";
  if (letsThrough(report, { status: "pass" })) yield settledOf(counts);
  if (lately) yield callsOf(lately);
}
