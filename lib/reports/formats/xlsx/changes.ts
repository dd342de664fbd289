import { changeTitles } from "#lib/filters/change-titles.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import type { ChangedResource } from "#lib/store/finding-changes.ts";
import type { Report, ReportChange, ReportCoverage, ReportSince } from "../../report.ts";
import { sightBetween } from "../../sight.ts";
import { unscannedIn, unscannedWords } from "../../unscanned.ts";
import { changeColumns } from "../change-columns.ts";
import type { Cell } from "./cell.ts";
import { timeOf, typed } from "./lists.ts";
import type { Column } from "./sheet.ts";

/* What changed between two scans as sheets: both of them, the findings, the resources that came or went, and what was lost sight of. */

interface Line {
  account: string;
  what: string;
  before: Cell;
  after: Cell;
}

export const between: readonly Column<Line>[] = [
  { name: "what", width: 30, value: ({ what }) => what },
  { name: "before", width: 40, value: ({ before }) => before },
  { name: "after", width: 40, value: ({ after }) => after },
  { name: "account", width: 15, value: ({ account }) => account },
];

export async function* betweenRows(reports: readonly Report[]): AsyncGenerator<Line> {
  for (const one of unscannedIn(reports))
    yield { account: one.account, what: unscannedWords(one), before: null, after: null };
  for (const { since, scan, score } of reports) {
    if (!since) continue;
    const { account } = scan;
    const counts = await since.counts();
    const lines: [what: string, before: Cell, after: Cell][] = [
      ["Scan", since.scan.id, scan.id],
      ["Read until", timeOf(since.scan.finishedAt), timeOf(scan.finishedAt)],
      ["Grade", since.score.grade, score.grade],
      ["Score, of 100", since.score.value, score.value],
      ["Assessed, of 1", since.score.coverage, score.coverage],
      ["Accepted as a risk", since.score.waived, score.waived],
      ["Grade if nothing were accepted", withAll(since.score).grade, withAll(score).grade],
      ["Score if nothing were accepted, of 100", withAll(since.score).value, withAll(score).value],
      ...findingChangeKinds.map((kind): [string, Cell, Cell] => [changeTitles[kind], null, counts[kind]]),
    ];
    for (const [what, before, after] of lines) yield { account, what, before, after };
  }
}

/** Where nothing was accepted, and where it is not known what the score is made of, it is the score. */
function withAll(score: ReportSince["score"]): Pick<Report["score"], "value" | "grade"> {
  return score.withWaived ?? score;
}

export const changes: readonly Column<ReportChange>[] = changeColumns.map(typed);

type Moved = ChangedResource & { account: string };

export const moved: readonly Column<Moved>[] = [
  { name: "came or went", width: 14, value: ({ is }) => (is === "new" ? "came" : "went") },
  { name: "name", width: 38, value: ({ name }) => name },
  { name: "kind", width: 24, value: ({ kind }) => kind },
  { name: "region", width: 16, value: ({ region }) => region },
  { name: "arn", width: 80, value: ({ arn }) => arn },
  { name: "account", width: 15, value: ({ account }) => account },
];

export async function* movedRows(reports: readonly Report[]): AsyncGenerator<Moved> {
  for (const { since, scan } of reports)
    for (const one of (await since?.resources()) ?? []) yield { ...one, account: scan.account };
}

type Seen = ReportCoverage & { account: string; sight: string };

export const sight: readonly Column<Seen>[] = [
  { name: "sight", width: 16, value: (row) => row.sight },
  { name: "kind", width: 30, value: ({ kind }) => kind },
  { name: "region", width: 16, value: ({ region }) => region },
  { name: "action", width: 44, value: ({ action }) => action },
  { name: "status", width: 14, value: ({ status }) => status },
  { name: "error", width: 60, value: ({ error }) => error },
  { name: "account", width: 15, value: ({ account }) => account },
];

export async function* sightRows(reports: readonly Report[]): AsyncGenerator<Seen> {
  for (const { since, scan, coverage } of reports) {
    if (!since) continue;
    const { lost, regained } = sightBetween(since.coverage, coverage);
    for (const line of lost) yield { ...line, account: scan.account, sight: "lost" };
    for (const line of regained) yield { ...line, account: scan.account, sight: "regained" };
  }
}
