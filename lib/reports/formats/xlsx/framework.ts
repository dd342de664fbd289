import { type JudgedControl, unjudgedControls } from "#lib/checks/controls/judged.ts";
import { acceptedOf, controlsIn, passRate, standingWords } from "../../framework.ts";
import type { Report } from "../../report.ts";
import { type EvidenceRow, evidenceColumns } from "../framework-columns.ts";
import { typed } from "./lists.ts";
import type { Column } from "./sheet.ts";

/* A framework as two sheets: a line for each control, and one for each finding under each control. */

interface ControlLine {
  account: string;
  framework: string;
  /** Of one that no check bears on, its name alone. */
  control: JudgedControl | Pick<JudgedControl, "control" | "title">;
}

export const controls: readonly Column<ControlLine>[] = [
  { name: "control", width: 18, value: ({ control }) => control.control },
  { name: "title", width: 60, value: ({ control }) => control.title },
  { name: "standing", width: 26, value: ({ control }) => standingOf(control) },
  { name: "fail", width: 9, value: ({ control }) => (isJudged(control) ? control.fail : null) },
  { name: "unknown", width: 9, value: ({ control }) => (isJudged(control) ? control.unknown : null) },
  { name: "pass", width: 9, value: ({ control }) => (isJudged(control) ? control.pass : null) },
  { name: "not applicable", width: 14, value: ({ control }) => (isJudged(control) ? control.notApplicable : null) },
  { name: "known to pass", width: 14, value: ({ control }) => (isJudged(control) ? passRate(control) : null) },
  { name: "checks", width: 9, value: ({ control }) => (isJudged(control) ? control.checks.length : 0) },
  { name: "why they bear on it", width: 70, value: ({ control }) => (isJudged(control) ? control.mapping : null) },
  { name: "framework", width: 34, value: (row) => row.framework },
  { name: "account", width: 15, value: (row) => row.account },
  {
    name: "of the fails accepted",
    width: 20,
    value: ({ control }) => (isJudged(control) ? acceptedOf(control) : null),
  },
];

export async function* controlRows(reports: readonly Report[]): AsyncGenerator<ControlLine> {
  for (const report of reports) {
    const { framework, scan } = report;
    if (!framework) continue;
    for (const control of [...(await controlsIn(report)), ...unjudgedControls(framework)])
      yield { account: scan.account, framework: `${framework.name} ${framework.version}`, control };
  }
}

export const evidence: readonly Column<EvidenceRow>[] = evidenceColumns.map(typed);

function isJudged(control: ControlLine["control"]): control is JudgedControl {
  return "standing" in control;
}

function standingOf(control: ControlLine["control"]): string {
  return isJudged(control) ? standingWords(control) : "Not assessed by this product";
}
