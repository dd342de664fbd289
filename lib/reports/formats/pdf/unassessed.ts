import { checkOf } from "#lib/checks/catalogue.ts";
import { formatCount, formatDateTime, plural, wordsOf } from "#lib/format.ts";
import type { Report, ReportActivity, VerdictCount } from "../../report.ts";
import { type UnassessedLine, unassessedLines } from "../../unassessed.ts";
import { letsThrough } from "../html/filtered.ts";
import { countOf } from "../html/result.ts";
import { heading, leftOut, list, table, text } from "./blocks.ts";
import { body, code, colourOf, ink, note, small, smallBold, strong } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";
import { cut } from "./typeset.ts";

const mostLines = 40;
const mostChecks = 30;

/** Everything that nobody may take for fine: what could not be read, was not asked for, or is not looked at at all. */
export async function unassessedOf(
  paper: Paper,
  report: Report,
  counts: readonly VerdictCount[],
  activity: readonly ReportActivity[],
): Promise<void> {
  const { scan, limits, notCollected, coverage } = report;
  text(paper, [strong("Nothing below is known to be in order. "), body(unjudgedWords(report, counts))]);
  heading(paper, "H2", "Calls that did not give everything");
  const lines = unassessedLines(coverage);
  if (lines.length === 0) text(paper, [body("Every call that the scan made gave a complete answer.")]);
  callTable(paper, lines);
  await unjudgedTable(paper, report, counts);
  heading(paper, "H2", "Left out of this scan");
  list(paper, [
    [body(`Regions other than ${scan.regions.join(", ")}.`)],
    ...(limits.horizonDays === "all"
      ? []
      : [[body(`Finished jobs that were created more than ${plural(limits.horizonDays, "day")} before the scan.`)]]),
    ...(limits.kindsLeftOut.length > 0
      ? [
          [
            body(
              `Kinds that the scan was not asked for: ${limits.kindsLeftOut.join(", ")}. What stands here about them is of an earlier scan, and says so.`,
            ),
          ],
        ]
      : []),
    ...notCollected.map((label) => [body(`${label}: SageMaker has them; this version does not look at them.`)]),
  ]);
  heading(paper, "H2", "Who did it: how far CloudTrail was read");
  text(paper, [note("Changes that were not read cannot be blamed on anybody, and a later one may be among them.")]);
  if (activity.length === 0) text(paper, [body("CloudTrail was not read.")]);
  else
    table(
      paper,
      [
        { title: "Region", width: 90 },
        { title: "Read until", width: 120 },
        { title: "What is missing", width: inner - 210 },
      ],
      activity.map(({ region, readTo, gap }) => [
        { paragraphs: [[smallBold(region)]] },
        { paragraphs: [[small(readTo === null ? "never" : formatDateTime(readTo))]] },
        { paragraphs: [[small(gap === null ? "Nothing up to then." : cut(gap, 400))]] },
      ]),
    );
}

/** Calls that gave less than everything, with what would help. */
export function callTable(paper: Paper, lines: readonly UnassessedLine[]): void {
  if (lines.length === 0) return;
  table(
    paper,
    [
      { title: "What", width: 90 },
      { title: "Call", width: 100 },
      { title: "Outcome", width: 66 },
      { title: "Why, and what would help", width: inner - 256 },
    ],
    lines.slice(0, mostLines).map(({ kind, action, status, regions, error, permission, refusedBy, notes }) => [
      { paragraphs: [[smallBold(wordsOf(kind))], [note(cut(regions.join(", "), 200))]] },
      { paragraphs: [[code(action)]] },
      { paragraphs: [[smallBold(wordsOf(status), { colour: ink.unknown })]], mark: "unknown" as const },
      {
        paragraphs: [
          ...(error
            ? [[small(cut(error, 300)), small(regions.length > 1 ? ". Much the same in the other regions." : "")]]
            : []),
          ...notes
            .slice(0, 3)
            .map(({ region, note: words }) => [small(`${regions.length > 1 ? `${region}: ` : ""}${cut(words, 300)}`)]),
          ...(notes.length > 3 ? [[note(`and ${plural(notes.length - 3, "more note")}, in the other formats`)]] : []),
          ...(permission
            ? [
                [
                  smallBold(
                    refusedBy
                      ? `A ${refusedBy} refuses ${permission}: granting it is not enough`
                      : `Grant ${permission}`,
                  ),
                ],
              ]
            : []),
        ],
      },
    ]),
  );
  leftOut(
    paper,
    lines.length - mostLines,
    `${plural(lines.length - mostLines, "more call")} gave less than everything.`,
  );
}

/** How many findings could not be judged, where the report can tell. */
export function unjudgedWords(report: Report, counts: readonly VerdictCount[]): string {
  if (!letsThrough(report, { status: "unknown" }))
    return "The filters of this report leave out what could not be judged.";
  const unknown = countOf(counts, { status: "unknown" });
  return unknown > 0
    ? `${plural(unknown, "finding")} could not be judged.`
    : "Every finding in this report could be judged.";
}

/** The checks that could not judge most, each with the reason of one of its resources. */
async function unjudgedTable(paper: Paper, report: Report, counts: readonly VerdictCount[]): Promise<void> {
  const unknown = [
    ...Map.groupBy(
      counts.filter(({ status, count }) => status === "unknown" && count > 0),
      ({ check }) => check,
    ),
  ]
    .map(([check, own]) => ({ check, count: countOf(own, {}) }))
    .sort((one, other) => other.count - one.count || (one.check < other.check ? -1 : 1));
  if (unknown.length === 0) return;
  heading(paper, "H2", "Checks that could not judge");
  const rows = [];
  for (const { check, count } of unknown.slice(0, mostChecks))
    rows.push({ check, count, reason: await reasonOf(report, check) });
  table(
    paper,
    [
      { title: "Check, as it would be in order", width: 150 },
      { title: "If it fails", width: 66 },
      { title: "Unknown", width: 56, align: "right" },
      { title: "Why, of one of them", width: inner - 272 },
    ],
    rows.map(({ check: id, count, reason }) => {
      const check = checkOf(id);
      const severity = check?.severity ?? "info";
      return [
        { paragraphs: [[small(check?.title ?? id)]] },
        { paragraphs: [[smallBold(wordsOf(severity), { colour: colourOf[severity] })]], mark: severity },
        { paragraphs: [[small(formatCount(count))]] },
        { paragraphs: [[small(cut(reason, 300))]] },
      ];
    }),
  );
  leftOut(
    paper,
    unknown.length - mostChecks,
    `${plural(unknown.length - mostChecks, "more check")} could not judge everything.`,
  );
}

async function reasonOf(report: Report, check: string): Promise<string> {
  for await (const { reason } of report.findings({ status: "unknown", check, atOnce: 1 }))
    return reason ?? "The check gave no reason.";
  return "The check gave no reason.";
}
