import { z } from "zod";
import { defineFormat } from "../format.ts";
import { everyFinding, everyResource } from "../report.ts";
import { csvOf } from "./csv-text.ts";
import { findingColumns } from "./finding-columns.ts";
import { resourceColumns } from "./resource-columns.ts";

export const csv = defineFormat({
  name: "csv",
  label: "CSV",
  purpose: "a line for each, for spreadsheets",
  readers: "spreadsheets",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  subjects: ["scan", "findings", "resources"],
  options: z.strictObject({}),
  render: (reports) =>
    reports.some(({ subject }) => subject === "resources")
      ? csvOf(everyResource(reports), resourceColumns)
      : csvOf(everyFinding(reports), findingColumns),
});
