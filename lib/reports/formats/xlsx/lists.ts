import type { Report, ReportActivity, ReportCoverage, ReportFinding, ReportResource } from "../../report.ts";
import type { CsvColumn } from "../csv-text.ts";
import { findingColumns, waiverColumns } from "../finding-columns.ts";
import { resourceColumns } from "../resource-columns.ts";
import type { Cell } from "./cell.ts";
import type { Column } from "./sheet.ts";

/* The columns of the long lists: those of the CSV, typed, and what a finding rests on. */

const times: ReadonlySet<string> = new Set(["since", "firstSeen", "readAt", "changedAt"]);

const widths: Readonly<Record<string, number>> = {
  ...{ id: 28, title: 60, check: 42, name: 38, arn: 80, tags: 40, owner: 24, unread: 40, kind: 24, account: 15 },
  ...{ framework: 34, control: 18, "control title": 60, standing: 18, evidence: 60 },
  ...{ status: 15, severity: 11, category: 18, exposure: 11, region: 16, grade: 8, score: 9 },
  ...{ "waived until": 14, "waived by": 24, "waiver reason": 50, "waiver ticket": 24, "failing, accepted": 16 },
};

export const findings: readonly Column<ReportFinding>[] = [
  ...findingColumns.map(typed),
  { name: "evidence", width: 60, value: ({ evidence }) => evidence.map(evidenceLine) },
  { name: "reason", width: 50, value: ({ reason }) => reason },
  { name: "controls", width: 40, value: ({ controls }) => controls.join(", ") },
  ...waiverColumns.map(typed),
];

export const resources: readonly Column<ReportResource>[] = resourceColumns.map(typed);

/** A column of the CSV, its times as times. */
export function typed<Row>({ name, value }: CsvColumn<Row>): Column<Row> {
  if (!times.has(name)) return { name, width: widths[name] ?? 12, value };
  return { name, width: 20, value: (row) => timeOf(value(row)) };
}

export function timeOf(value: Cell): Cell {
  if (typeof value !== "string") return value;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? value : time;
}

function evidenceLine({ path, observed, expected }: ReportFinding["evidence"][number]): string {
  const seen = typeof observed === "string" ? observed : (JSON.stringify(observed) ?? "not set");
  return `${path}: ${seen} (wanted: ${expected})`;
}

/** A line of the ledger, or something that no call was made for. */
type CoverageRow = Pick<Report["scan"], "account"> &
  Pick<ReportCoverage, "region" | "kind"> &
  Partial<Omit<ReportCoverage, "status">> & { status: string };

export const coverage: readonly Column<CoverageRow>[] = [
  { name: "kind", width: 30, value: (row) => row.kind },
  { name: "region", width: 16, value: (row) => row.region },
  { name: "status", width: 26, value: (row) => row.status },
  { name: "action", width: 44, value: (row) => row.action },
  { name: "error", width: 60, value: (row) => row.error },
  { name: "permission to grant", width: 44, value: (row) => (row.refusedBy ? null : row.permission) },
  { name: "refused by", width: 24, value: (row) => row.refusedBy },
  { name: "there may be more", width: 18, value: (row) => row.action !== undefined && row.unlisted === true },
  { name: "left unread, at least", width: 20, value: (row) => row.leftOut },
  { name: "note", width: 60, value: (row) => row.note },
  { name: "account", width: 15, value: (row) => row.account },
];

/** Every call that was made, those first that did not give everything; then what was not asked for, and what is not read at all. */
export async function* coverageRows(reports: readonly Report[]): AsyncGenerator<CoverageRow> {
  for (const { scan, coverage: lines, limits, notCollected } of reports) {
    const { account } = scan;
    const [partly, whole] = [lines.filter(isPartial), lines.filter((line) => !isPartial(line))];
    for (const line of [...partly, ...whole]) yield { ...line, account };
    const leftOut = { account, status: "left out of this scan" };
    yield { ...leftOut, kind: "every kind", region: "every other region" };
    if (limits.horizonDays !== "all")
      yield { ...leftOut, kind: `finished jobs older than ${limits.horizonDays} days`, region: "every region" };
    for (const kind of limits.kindsLeftOut) yield { ...leftOut, kind, region: "every region" };
    for (const kind of notCollected)
      yield { account, kind, region: "every region", status: "not read by this version" };
  }
}

function isPartial({ status }: ReportCoverage): boolean {
  return status !== "complete";
}

type ActivityRow = ReportActivity & { account: string };

export const activity: readonly Column<ActivityRow>[] = [
  { name: "region", width: 16, value: (row) => row.region },
  { name: "CloudTrail read until", width: 22, value: (row) => timeOf(row.readTo) },
  { name: "ever read", width: 10, value: (row) => row.readTo !== null },
  { name: "what is missing", width: 90, value: (row) => row.gap ?? "Nothing up to then." },
  { name: "account", width: 15, value: (row) => row.account },
];

export async function* activityRows(reports: readonly Report[]): AsyncGenerator<ActivityRow> {
  for (const report of reports)
    for (const row of await report.activity()) yield { ...row, account: report.scan.account };
}
