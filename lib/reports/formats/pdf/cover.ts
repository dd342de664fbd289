import { formatDateTime, formatScore, formatShare, plural } from "#lib/format.ts";
import { acceptedWords } from "../../accepted.ts";
import type { Report } from "../../report.ts";
import { list, text } from "./blocks.ts";
import { body, figure, gradeColour, h2, ink, note, strong, title } from "./ink.ts";
import { type Paper, sheet } from "./paper.ts";
import { unscannedOf } from "./unscanned.ts";

const mostAccounts = 24;

/** Whose audit it is, as of when, with the grade and how much it rests on. */
export function coverOf(paper: Paper, reports: readonly Report[]): void {
  paper.artifact(() => {
    paper.doc.rect(0, 0, 14, sheet.height).fill(ink.accent);
  });
  paper.y = 96;
  text(paper, [strong("Sagewarden", { colour: ink.accent, size: 11 })], { after: 120 });
  text(paper, [title("Amazon SageMaker")], { tag: "H1", after: 0 });
  text(paper, [title("security audit")], { tag: "H1", after: 18 });
  const [first] = reports;
  text(paper, [h2(reports.length === 1 ? `Account ${first?.scan.account}` : plural(reports.length, "account"))], {
    after: 4,
  });
  text(paper, [body(`As ${reports.length === 1 ? "it was" : "they were"} on ${whenOf(reports)}`, { size: 10.5 })], {
    after: 2,
  });
  if (first && first.filters.length > 0)
    text(paper, [strong("A part of the findings: filters narrow it.", { colour: ink.unknown, size: 10.5 })]);
  unscannedOf(paper, reports);
  paper.y += 44;
  if (first && reports.length === 1) gradeOf(paper, first);
  else accountsOf(paper, reports);
  paper.y = sheet.height - 150;
  const scans = reports
    .slice(0, mostAccounts)
    .map(({ scan }) => `scan ${scan.id} of ${plural(scan.regions.length, "region")}`);
  const rest = reports.length - scans.length;
  text(
    paper,
    [
      note(
        `Written by Sagewarden ${first?.generator.version ?? ""} from ${reports.length === 1 ? scans.join("") : plural(reports.length, "scan")}${rest > 0 ? "" : ""}.`,
      ),
    ],
    { after: 2 },
  );
  text(paper, [note("Confidential: it names what can be abused. Secrets were replaced by marks when they were read.")]);
}

/** When the accounts were read: the span of their scans. */
export function whenOf(reports: readonly Report[]): string {
  const ends = reports.map(({ scan }) => scan.finishedAt).sort();
  const [first = "", last = first] = [ends[0], ends.at(-1)].map((end) => end && formatDateTime(end));
  return first === last ? first : `${first} to ${last}`;
}

function gradeOf(paper: Paper, { score, scan }: Report): void {
  const top = paper.y;
  text(
    paper,
    [figure(score.grade === null ? "–" : `Grade ${score.grade}`, { size: 44, colour: gradeColour(score.grade) })],
    { after: 6 },
  );
  text(paper, [
    strong(score.value === null ? "Not scored" : `${formatScore(score.value)} of 100`, { size: 11 }),
    body(`, with ${formatShare(score.coverage)} of what the checks ask judged`, { size: 11 }),
  ]);
  const accepted = acceptedWords(score);
  if (accepted) text(paper, [body(`${accepted}.`, { size: 10.5 })]);
  if (score.provisional)
    text(paper, [strong("Provisional: under 80 % of it could be judged.", { colour: ink.unknown, size: 10.5 })]);
  text(paper, [note(`Regions ${scan.regions.join(", ")}, and what belongs to no region.`)]);
  paper.artifact(() => {
    paper.doc
      .moveTo(sheet.left, top - 14)
      .lineTo(sheet.left + 180, top - 14)
      .lineWidth(0.75)
      .stroke(ink.rule);
  });
}

function accountsOf(paper: Paper, reports: readonly Report[]): void {
  list(
    paper,
    reports
      .slice(0, mostAccounts)
      .map(({ scan, score }) => [
        strong(`Account ${scan.account}: `),
        strong(score.grade === null ? "not scored" : `grade ${score.grade}`, { colour: gradeColour(score.grade) }),
        body(
          `${score.value === null ? "" : `, ${formatScore(score.value)} of 100`}, coverage ${formatShare(score.coverage)}${score.provisional ? ", provisional" : ""}${score.waived > 0 ? `; ${acceptedWords(score)}` : ""}`,
        ),
      ]),
  );
  const rest = reports.length - mostAccounts;
  if (rest > 0) text(paper, [note(`${plural(rest, "more account")}: see the contents.`)]);
}
