import { z } from "zod";
import { defineFormat } from "../format.ts";
import type { Report } from "../report.ts";
import { csvOf } from "./csv-text.ts";
import { type ProwlerRow, prowlerColumns } from "./prowler-columns.ts";

/** The columns of Prowler 5, separated by semicolons as there: what reads its output reads ours. */
export const prowlerCsv = defineFormat({
  name: "prowler-csv",
  label: "Prowler CSV",
  purpose: "the columns of Prowler 5, for tools that read its output",
  readers: "programs",
  mediaType: "text/csv; charset=utf-8",
  extension: "prowler.csv",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  render: (reports) => csvOf(rowsOf(reports), prowlerColumns, ";"),
});

/** Prowler has no word for what a check does not apply to: it says nothing of it. */
async function* rowsOf(reports: readonly Report[]): AsyncGenerator<ProwlerRow> {
  for (const report of reports) {
    for await (const finding of report.findings()) {
      if (finding.status === "not-applicable") continue;
      yield { finding, report, fix: await finding.fix() };
    }
  }
}
