import { z } from "zod";
import { defineFormat } from "../format.ts";
import { everyChange, everyFinding, everyResource } from "../report.ts";
import { changeColumns } from "./change-columns.ts";
import { csvOf } from "./csv-text.ts";
import { findingColumns, waiverColumns } from "./finding-columns.ts";
import { evidenceColumns, evidenceRows } from "./framework-columns.ts";
import { resourceColumns } from "./resource-columns.ts";

export const csv = defineFormat({
  name: "csv",
  label: "CSV",
  purpose: "a line for each, for spreadsheets",
  readers: "spreadsheets",
  mediaType: "text/csv; charset=utf-8",
  extension: "csv",
  subjects: ["scan", "findings", "resources", "changes", "framework"],
  options: z.strictObject({}),
  render(reports) {
    switch (reports[0]?.subject) {
      case "resources":
        return csvOf(everyResource(reports), resourceColumns);
      case "changes":
        return csvOf(everyChange(reports), changeColumns);
      case "framework":
        return csvOf(evidenceRows(reports), evidenceColumns);
      default:
        return csvOf(everyFinding(reports), [...findingColumns, ...waiverColumns]);
    }
  },
});
