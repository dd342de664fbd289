import { z } from "zod";
import { defineFormat } from "../format.ts";
import { csvOf } from "./csv-text.ts";
import { findingColumns } from "./finding-columns.ts";
import { resourceColumns } from "./resource-columns.ts";

export const csv = defineFormat({
  name: "csv",
  label: "CSV",
  purpose: "a line for each, for spreadsheets",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  subjects: ["scan", "findings", "resources"],
  options: z.strictObject({}),
  render: (report) =>
    report.subject === "resources"
      ? csvOf(report.resources(), resourceColumns)
      : csvOf(report.findings(), findingColumns),
});
