import { z } from "zod";
import { defineFormat } from "../../format.ts";
import { everyChange, everyFinding, everyResource, type Report, type Subject } from "../../report.ts";
import { evidenceRows } from "../framework-columns.ts";
import * as changes from "./changes.ts";
import * as framework from "./framework.ts";
import * as lists from "./lists.ts";
import { signalRows, signals } from "./signals.ts";
import { summary, summaryRows } from "./summary.ts";
import { type Table, table, workbookOf } from "./workbook.ts";

/** A workbook of typed sheets, written as the lists are read. No cell is a formula, whatever it begins with. */
export const xlsx = defineFormat({
  name: "xlsx",
  label: "Excel",
  purpose: "a workbook to sort, filter and count in",
  readers: "spreadsheets",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  extension: "xlsx",
  subjects: ["scan", "findings", "resources", "changes", "framework"],
  tellsUnscanned: ["scan", "findings", "resources", "changes", "framework"],
  options: z.strictObject({}),
  render(reports) {
    const ends = reports.map(({ scan }) => scan.finishedAt).sort();
    const accounts = reports.map(({ scan }) => scan.account).join(", ");
    const wanted = sheetsOf[reports[0]?.subject ?? "scan"];
    const tables = tablesOf(reports);
    return workbookOf(
      wanted.map((name) => tables[name]),
      ends.at(-1) ?? "2000-01-01T00:00:00.000Z",
      `Amazon SageMaker security audit of ${accounts}`,
    );
  },
});

const sheetsOf: Readonly<Record<Subject, readonly (keyof ReturnType<typeof tablesOf>)[]>> = {
  scan: ["summary", "findings", "coverage", "resources", "signals", "activity"],
  findings: ["summary", "findings", "coverage", "activity"],
  resources: ["summary", "resources", "coverage"],
  changes: ["between", "changes", "moved", "sight"],
  framework: ["summary", "controls", "evidence", "coverage"],
};

function tablesOf(reports: readonly Report[]) {
  return {
    summary: table("Summary", summary, () => summaryRows(reports)),
    findings: table("Findings", lists.findings, () => everyFinding(reports)),
    between: table("Between two scans", changes.between, () => changes.betweenRows(reports)),
    changes: table("Changes", changes.changes, () => everyChange(reports)),
    moved: table("Came and went", changes.moved, () => changes.movedRows(reports)),
    sight: table("Sight", changes.sight, () => changes.sightRows(reports)),
    controls: table("Controls", framework.controls, () => framework.controlRows(reports)),
    evidence: table("Evidence", framework.evidence, () => evidenceRows(reports)),
    coverage: table("Coverage", lists.coverage, () => lists.coverageRows(reports)),
    resources: table("Resources", lists.resources, () => everyResource(reports)),
    signals: table("Signals", signals, () => signalRows(reports)),
    activity: table("Activity", lists.activity, () => lists.activityRows(reports)),
  } satisfies Record<string, Table>;
}
