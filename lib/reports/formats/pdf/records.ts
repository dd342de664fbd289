import { checkOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import type { VerdictCount } from "../../report.ts";
import { leftOut, table, text } from "./blocks.ts";
import { body, code, colourOf, note, small, smallBold } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";

const mostChecks = 60;

/** Records that fail, counted by check: they cannot be changed, only done better next time. */
export function recordsOf(paper: Paper, counts: readonly VerdictCount[]): void {
  text(paper, [
    body(
      "Finished jobs, and models and configurations that nothing uses. They cannot be changed, only done better next time.",
    ),
  ]);
  const rows = counts
    .filter(({ status, exposure, count }) => status === "fail" && exposure === "record" && count > 0)
    .map(({ check, count, waived = 0 }) => ({
      id: check,
      waived,
      check: checkOf(check),
      severity: checkOf(check)?.severity ?? "info",
      count,
    }))
    .sort(
      (one, other) =>
        severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
        other.count - one.count ||
        (one.id < other.id ? -1 : 1),
    );
  if (rows.length === 0) {
    text(paper, [note("None in this report.")]);
    return;
  }
  table(
    paper,
    [
      { title: "Finding", width: 240 },
      { title: "Check", width: inner - 376 },
      { title: "Severity", width: 76 },
      { title: "Records", width: 60, align: "right" },
    ],
    rows.slice(0, mostChecks).map(({ id, check, severity, count, waived }) => [
      { paragraphs: [[small(check?.failTitle ?? id)]] },
      { paragraphs: [[code(id)]] },
      { paragraphs: [[smallBold(wordsOf(severity), { colour: colourOf[severity] })]], mark: severity },
      {
        paragraphs: [[small(formatCount(count))], ...(waived > 0 ? [[note(`${formatCount(waived)} accepted`)]] : [])],
      },
    ]),
  );
  leftOut(
    paper,
    rows.length - mostChecks,
    `${plural(rows.length - mostChecks, "more check fails", "more checks fail")} on records.`,
  );
}
