import { checkOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import { formatCount, wordsOf } from "#lib/format.ts";
import { acceptedWords } from "../../accepted.ts";
import type { ReportLately } from "../../lately.ts";
import { callsSaid, latelyScope, signalsSaid } from "../../lately-words.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { unscannedIn, unscannedWords } from "../../unscanned.ts";
import { valuesWords } from "../../values.ts";
import { letsThrough } from "../html/filtered.ts";
import type { Cell } from "./cell.ts";
import { timeOf } from "./lists.ts";
import type { Column } from "./sheet.ts";

interface SummaryRow {
  account: string;
  topic: string;
  what: string;
  value: Cell;
  note?: string;
}

export const summary: readonly Column<SummaryRow>[] = [
  { name: "topic", width: 22, value: (row) => row.topic },
  { name: "what", width: 44, value: (row) => row.what },
  { name: "value", width: 40, value: (row) => row.value },
  { name: "note", width: 90, value: (row) => row.note },
  { name: "account", width: 15, value: (row) => row.account },
];

/** Scope, score, coverage, counts, filters and options of each account, a line for each figure. */
export async function* summaryRows(reports: readonly Report[]): AsyncGenerator<SummaryRow> {
  for (const one of unscannedIn(reports))
    yield { account: one.account, topic: "Not scanned", what: "Account", value: one.name, note: unscannedWords(one) };
  for (const report of reports) {
    const { account } = report.scan;
    const counts = report.subject === "resources" ? undefined : await report.counts();
    const lately = await report.lately?.();
    for (const [topic, what, value, note] of [
      ...scope(report),
      ...score(report),
      ...(counts ? counted(report, counts) : []),
      ...(lately ? happened(lately) : []),
      ...rest(report),
    ])
      yield { account, topic, what, value, ...(note && { note }) };
  }
}

type Line = readonly [topic: string, what: string, value: Cell, note?: string];

function scope({ scan, generator, limits, values = "left-out" }: Report): Line[] {
  const { horizonDays } = limits;
  return [
    ["Scope", "Account", scan.account],
    ["Scope", "Partition", scan.partition],
    ["Scope", "Regions", scan.regions.join(", "), "And what belongs to no region. Other regions were not looked at."],
    ...(scan.readInFullAt ? [["Scope", "Read in full from", timeOf(scan.readInFullAt)] as const] : []),
    ["Scope", "Read from", timeOf(scan.startedAt), "Times are in UTC."],
    ["Scope", "Read until", timeOf(scan.finishedAt)],
    ["Scope", "Written by", `Sagewarden ${generator.version}`],
    ...(scan.readAs ? [["Scope", "Read as", scan.readAs] as const] : []),
    ["Scope", "AWS calls", scan.apiCalls],
    ["Scope", "Of them throttled", scan.throttles],
    ["Scope", "Finished jobs of the last days", horizonDays === "all" ? "all" : horizonDays],
    ["Scope", "Scan", scan.id],
    ["Scope", "Values", wordsOf(values), `Values ${valuesWords[values]}.`],
  ];
}

function score({ score }: Report): Line[] {
  const { value, grade, coverage, provisional, waived, withWaived, categories, records } = score;
  const covers =
    "A share of 1: so much of what the checks ask could be judged. The rest is unknown, and counts as not passed.";
  return [
    ["Score", "Grade", grade ?? "not scored", provisional ? "Provisional: under 80 % could be judged." : ""],
    ["Score", "Score of 100", value ?? "not scored", "Of the whole account, whatever the filters show."],
    ["Score", "Coverage", coverage, covers],
    ["Score", "Findings accepted as a risk", waived, `${acceptedWords(score) ?? "Nothing is left out of the score"}.`],
    ...(withWaived
      ? ([
          ["Score", "Grade if nothing were accepted", withWaived.grade ?? "not scored"],
          ["Score", "Score of 100 if nothing were accepted", withWaived.value ?? "not scored"],
        ] as const)
      : []),
    ...(records && records.coverage !== null ? [["Score", "Coverage of records", records.coverage] as const] : []),
    ...categories.flatMap(({ category, ...own }): Line[] => [
      ["Score by category", `${wordsOf(category)}: grade`, own.grade ?? "not scored"],
      ["Score by category", `${wordsOf(category)}: score of 100`, own.value ?? "not scored"],
      ...(own.value === null ? [] : [["Score by category", `${wordsOf(category)}: coverage`, own.coverage] as const]),
    ]),
  ];
}

/** Findings by exposure, verdict and severity, as the report has them. */
function counted(report: Report, counts: readonly VerdictCount[]): Line[] {
  const sums = new Map<string, number>();
  const accepted = new Map<string, number>();
  for (const { check, status, exposure, count, waived = 0 } of counts) {
    const key = `${exposure} ${status} ${checkOf(check)?.severity ?? "info"}`;
    sums.set(key, (sums.get(key) ?? 0) + count);
    accepted.set(key, (accepted.get(key) ?? 0) + waived);
  }
  return (["live", "record"] as const).flatMap((exposure) =>
    (["fail", "unknown", "pass", "not-applicable"] as const)
      .filter((status) => letsThrough(report, { status, exposure }))
      .flatMap((status) =>
        severities.map((severity): Line => {
          const topic = exposure === "live" ? "Findings on what is live" : "Findings on records";
          const key = `${exposure} ${status} ${severity}`;
          const some = accepted.get(key) ?? 0;
          const note = some > 0 ? `Accepted: ${formatCount(some)}.` : "";
          return [topic, `${wordsOf(status)}, ${severity}`, sums.get(key) ?? 0, note];
        }),
      ),
  );
}

/** What signals saw how often, and who called most. */
function happened(lately: ReportLately): Line[] {
  const { signals, calls } = lately;
  const told = [callsSaid(lately), latelyScope(lately)].join(" ");
  return [
    ["Signals", "Things worth a look", signals?.total ?? "not known", signalsSaid(lately)],
    ...(signals?.bySignal ?? []).map(
      ({ title, severity, count }): Line => ["Signals", `${title}, ${severity}`, count, "Times, in what was read."],
    ),
    ["Activity", "Calls", calls?.calls ?? "not known", told],
    ...(calls
      ? ([
          ["Activity", "Calls that changed something", calls.changes],
          ["Activity", "Calls that were refused", calls.refused, "For want of a permission."],
          ["Activity", "Actors", calls.total, `The ${calls.actors.length} that called most follow.`],
        ] as const)
      : []),
    ...(calls?.actors ?? []).map(({ actor, calls: own, changes, refused }): Line => {
      return ["Calls by actor", actor, own, `${changes} changed something, ${refused} refused`];
    }),
  ];
}

function rest({ filters, checkOptions }: Report): Line[] {
  const part = "This is a part: only what matches all filters is in it.";
  return [
    ...filters.map(({ label, values }): Line => ["Filter", label, values.join(", "), part]),
    ...checkOptions.map(({ check, option, value, isDefault }): Line => {
      const shown =
        typeof value === "number" || typeof value === "boolean" ? value : [value].flat().map(String).join(", ");
      return ["Checks judged with", `${check} ${option}`, shown === "" ? "none" : shown, isDefault ? "default" : "set"];
    }),
  ];
}
