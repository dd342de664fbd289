import type { ReportChange } from "../report.ts";
import type { CsvColumn } from "./csv-text.ts";
import { findingColumns, waiverColumns } from "./finding-columns.ts";

/** A finding that changed, as one line of a spreadsheet. */
export const changeColumns: readonly CsvColumn<ReportChange>[] = [
  { name: "change", value: ({ changes }) => changes.join(" ") },
  { name: "before", value: ({ before }) => before },
  { name: "after", value: ({ after }) => after },
  ...[...findingColumns, ...waiverColumns].map(
    ({ name, value }): CsvColumn<ReportChange> => ({ name, value: ({ finding }) => value(finding) }),
  ),
];
