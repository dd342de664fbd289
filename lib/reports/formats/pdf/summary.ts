import { checkOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import { formatCount, formatScore, formatShare, plural, wordsOf } from "#lib/format.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { acceptedIn, acceptedWords } from "../../accepted.ts";
import { exposureWords } from "../../exposure-words.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { letsThrough } from "../html/filtered.ts";
import { countOf } from "../html/result.ts";
import { heading, table, text } from "./blocks.ts";
import type { FailingCheck } from "./failing.ts";
import { body, colourOf, figure, gradeColour, ink, note, small, smallBold, strong } from "./ink.ts";
import { inner, type Paper, sheet } from "./paper.ts";
import { unjudgedWords } from "./unassessed.ts";

/** Grade, categories and verdicts: each chart with its figures as text. */
export function summaryOf(
  paper: Paper,
  report: Report,
  counts: readonly VerdictCount[],
  worst: readonly FailingCheck[],
  unassessed: string,
): void {
  const { score } = report;
  gradeChart(paper, report);
  if (score.provisional)
    text(paper, [
      strong(
        "Provisional: under 80 % of it could be judged, so the grade is no better than C, whatever the rest may be.",
        { colour: ink.unknown },
      ),
    ]);
  text(paper, [body(inWords(report, counts))]);
  if (worst.length > 0) {
    heading(paper, "H3", "What to look at first");
    table(
      paper,
      [
        { title: "Finding", width: inner - 150 },
        { title: "Severity", width: 80 },
        { title: "Resources", width: 70, align: "right" },
      ],
      worst.map(({ check, severity, count, accepted, findings }) => [
        { paragraphs: [[small(findings[0]?.finding.title ?? checkOf(check)?.failTitle ?? check)]] },
        { paragraphs: [[smallBold(wordsOf(severity), { colour: colourOf[severity] })]], mark: severity },
        {
          paragraphs: [
            [small(formatCount(count))],
            ...(accepted > 0 ? [[note(`${formatCount(accepted)} accepted`)]] : []),
          ],
        },
      ]),
    );
  }
  heading(paper, "H3", "By category");
  categoryTable(paper, report);
  verdicts(paper, report, counts, "live");
  verdicts(paper, report, counts, "record");
  text(paper, [
    note("What could not be judged is unknown, and never counted as passed: see "),
    note("What was not assessed", { to: unassessed, colour: ink.accent }),
    note("."),
  ]);
}

/** The result in a sentence or two. */
function inWords(report: Report, counts: readonly VerdictCount[]): string {
  const unknown = unjudgedWords(report, counts);
  if (!letsThrough(report, { status: "fail", exposure: "live" }))
    return `The filters of this report leave out what fails now. ${unknown}`;
  const failing = counts.filter(({ status, exposure }) => status === "fail" && exposure === "live");
  const bySeverity = Map.groupBy(failing, ({ check }) => checkOf(check)?.severity ?? "info");
  const shares = severities.flatMap((severity) => {
    const count = countOf(bySeverity.get(severity) ?? [], {});
    return count > 0 ? `${formatCount(count)} ${severity}` : [];
  });
  const all = countOf(failing, {});
  const found =
    all === 0
      ? "No live finding fails."
      : `${plural(all, "live finding fails", "live findings fail")}: ${shares.join(", ")}.`;
  const accepted = acceptedIn(failing);
  return `${found} ${accepted > 0 ? `Accepted: ${formatCount(accepted)} of them. ` : ""}${unknown}`;
}

/** A ring that is filled as far as the score goes, the grade within, and the figures beside. */
function gradeChart(paper: Paper, { score }: Report): void {
  paper.need(100);
  const [radius, top] = [38, paper.y + 4];
  const [x, y] = [sheet.left + radius + 4, top + radius];
  const share = (score.value ?? 0) / 100;
  const colour = gradeColour(score.grade);
  const words = score.value === null ? "Not scored" : `Grade ${score.grade}, score ${formatScore(score.value)} of 100`;
  const element = paper.element("Figure", {
    alt: `${words}, coverage ${formatShare(score.coverage)}`,
    placement: "Block",
    bbox: [sheet.left, top, sheet.left + 2 * radius + 8, top + 2 * radius],
  } as never);
  paper.content(element, "Figure", () => {
    const { doc } = paper;
    doc.circle(x, y, radius).lineWidth(6).stroke(ink.sunken);
    if (share > 0)
      doc
        .path(arc(x, y, radius, Math.min(share, 0.9999)))
        .lineWidth(6)
        .lineCap("butt")
        .stroke(colour);
    const letter = score.grade ?? "–";
    const [line] = paper.lines([figure(letter, { size: 34, colour })], 100);
    if (line)
      doc
        .font("display", 34)
        .fillColor(colour)
        .text(letter, x - line.width / 2, y + 11.5, { lineBreak: false, baseline: "alphabetic" });
  });
  const left = 2 * radius + 30;
  paper.y = top + 4;
  text(
    paper,
    [
      figure(score.value === null ? "Not scored" : formatScore(score.value)),
      ...(score.value === null ? [] : [body(" of 100")]),
    ],
    { x: left, after: 2 },
  );
  text(
    paper,
    [
      strong(`Coverage ${formatShare(score.coverage)}: `),
      body("so much of what the checks ask could be judged. The rest is unknown, and counts as not passed."),
    ],
    { x: left, after: 2 },
  );
  text(
    paper,
    [body(`${acceptedWords(score) ?? "No finding was accepted as a risk: nothing is left out of the score"}.`)],
    {
      x: left,
    },
  );
  paper.y = Math.max(paper.y, top + 2 * radius + 12);
}

/** From twelve o'clock, with the clock. `share` under 1. */
function arc(x: number, y: number, radius: number, share: number): string {
  const angle = share * 2 * Math.PI - Math.PI / 2;
  const end = `${(x + radius * Math.cos(angle)).toFixed(3)} ${(y + radius * Math.sin(angle)).toFixed(3)}`;
  return `M${x} ${y - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${end}`;
}

function categoryTable(paper: Paper, { score }: Report): void {
  table(
    paper,
    [
      { title: "Category", width: 150 },
      { title: "Grade", width: 44 },
      { title: "Score of 100", width: inner - 274 },
      { title: "Coverage", width: 80, align: "right" },
    ],
    score.categories.map(({ category, value, grade, coverage }) => [
      { paragraphs: [[small(wordsOf(category))]] },
      { paragraphs: [[smallBold(grade ?? "–", { colour: gradeColour(grade) })]] },
      {
        paragraphs: [[small(value === null ? "Not scored" : formatScore(value))]],
        bar: [{ share: (value ?? 0) / 100, colour: gradeColour(grade) }],
      },
      { paragraphs: [[small(value === null ? "–" : formatShare(coverage))]] },
    ]),
  );
}

function verdicts(paper: Paper, report: Report, counts: readonly VerdictCount[], exposure: Exposure): void {
  if (!letsThrough(report, { exposure })) return;
  const { title, about } = exposureWords[exposure];
  const own = counts.filter((one) => one.exposure === exposure);
  const shown = (["fail", "unknown", "pass"] as const).filter((status) => letsThrough(report, { status }));
  heading(paper, "H3", `${title}${report.filters.length > 0 ? ", as filtered" : ""}`, undefined, 120);
  text(paper, [note(about)]);
  const bySeverity = Map.groupBy(own, ({ check }) => checkOf(check)?.severity ?? "info");
  table(
    paper,
    [
      { title: "Severity", width: 90 },
      ...shown.map((status) => ({ title: wordsOf(status), width: 60, align: "right" as const })),
      { title: "Shares", width: inner - 90 - 60 * shown.length },
    ],
    severities.map((severity) => {
      const some = bySeverity.get(severity) ?? [];
      const figures = shown.map((status) => ({ status, count: countOf(some, { status }) }));
      const all = figures.reduce((sum, { count }) => sum + count, 0);
      return [
        { paragraphs: [[smallBold(wordsOf(severity), { colour: colourOf[severity] })]], mark: severity },
        ...figures.map(({ count }) => ({ paragraphs: [[small(formatCount(count))]] })),
        {
          paragraphs: [
            [
              note(
                all === 0
                  ? "none judged"
                  : figures
                      .map(({ status, count }) => `${formatShare(count / all)} ${wordsOf(status).toLowerCase()}`)
                      .join(", "),
                { size: 7.25 },
              ),
            ],
          ],
          bar: figures.map(({ status, count }) => ({
            share: all === 0 ? 0 : count / all,
            colour: status === "fail" ? colourOf[severity] : status === "pass" ? ink.pass : ink.hatch,
          })),
        },
      ];
    }),
  );
  const { records } = report.score;
  if (exposure === "record" && records && records.coverage !== null)
    text(paper, [
      note(
        `Coverage of records ${formatShare(records.coverage)}, with what the cap left unread counted as not assessed.`,
      ),
    ]);
}
