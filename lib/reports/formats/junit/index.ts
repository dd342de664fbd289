import { z } from "zod";
import { defineFormat } from "../../format.ts";
import { unassessedLines } from "../../unassessed.ts";
import { suitesOf, type Totals, totalsOf } from "./suites.ts";
import { opening } from "./xml.ts";

/** JUnit's XML, as CI systems read it: a pipeline is red for what fails, and for what nobody knows. Source: junit-10.xsd of Jenkins' xUnit plugin. */
export const junit = defineFormat({
  name: "junit",
  label: "JUnit XML",
  purpose: "a test for each finding, for CI; unknown is an error",
  readers: "programs",
  mediaType: "application/xml",
  extension: "junit.xml",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  async *render(reports) {
    const all: Totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
    const counted = await Promise.all(reports.map(async (report) => ({ report, counts: await report.counts() })));
    for (const { report, counts } of counted) {
      const own = totalsOf(counts, unassessedLines(report.coverage).length);
      for (const key of ["tests", "failures", "errors", "skipped"] as const) all[key] += own[key];
    }
    yield `<?xml version="1.0" encoding="UTF-8"?>\n${opening("testsuites", { name: "Sagewarden", ...all })}>\n`;
    for (const { report, counts } of counted) yield* suitesOf(report, counts);
    yield "</testsuites>\n";
  },
});
