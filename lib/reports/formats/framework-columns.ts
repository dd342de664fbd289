import { titleOf } from "#lib/checks/catalogue.ts";
import type { Framework } from "#lib/checks/controls/framework.ts";
import type { JudgedCheck, JudgedControl } from "#lib/checks/controls/judged.ts";
import { groundsOf } from "../finding-text.ts";
import { checkNote, controlsIn, evidenceOf, evidenceOrder, hasFindings } from "../framework.ts";
import type { Report, ReportFinding } from "../report.ts";
import type { CsvColumn } from "./csv-text.ts";
import { findingColumns, waiverColumns } from "./finding-columns.ts";

/** A finding under a control that its check bears on; a check without any has a row all the same. */
export interface EvidenceRow {
  account: string;
  framework: Framework;
  control: JudgedControl;
  check: JudgedCheck;
  finding?: ReportFinding;
}

export const controlColumns: readonly CsvColumn<Pick<EvidenceRow, "framework" | "control">>[] = [
  { name: "framework", value: ({ framework }) => `${framework.name} ${framework.version}` },
  { name: "control", value: ({ control }) => control.control },
  { name: "control title", value: ({ control }) => control.title },
  { name: "standing", value: ({ control }) => control.standing },
];

/** What the row says of the check itself, so that one without findings says the same. */
const ofCheck: Readonly<Record<string, (row: EvidenceRow) => string>> = {
  title: ({ check, finding }) => finding?.title ?? titleOf(check.id, "pass"),
  check: ({ check }) => check.id,
  account: ({ account }) => account,
};

export const evidenceColumns: readonly CsvColumn<EvidenceRow>[] = [
  ...controlColumns,
  ...findingColumns.map(
    ({ name, value }): CsvColumn<EvidenceRow> => ({
      name,
      value: (row) => ofCheck[name]?.(row) ?? (row.finding && value(row.finding)),
    }),
  ),
  {
    name: "evidence",
    value: ({ check, finding }) => (finding ? groundsOf(finding).join("; ") : checkNote(check)),
  },
  ...waiverColumns.map(
    ({ name, value }): CsvColumn<EvidenceRow> => ({ name, value: ({ finding }) => finding && value(finding) }),
  ),
];

export async function* evidenceRows(reports: readonly Report[]): AsyncGenerator<EvidenceRow> {
  for (const report of reports) {
    const { framework, scan } = report;
    if (!framework) continue;
    for (const control of await controlsIn(report))
      for (const check of control.checks) {
        const row = { account: scan.account, framework, control, check };
        if (!hasFindings(check)) yield row;
        for (const status of evidenceOrder)
          for await (const finding of evidenceOf(report, check, status)) yield { ...row, finding };
      }
  }
}
