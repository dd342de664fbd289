import { formatDateTime, formatScore, formatShare, plural } from "#lib/format.ts";
import { acceptedWords } from "../../accepted.ts";
import type { ReportSince } from "../../report.ts";
import { list, text } from "./blocks.ts";
import { type Compared, lostWords } from "./changed.ts";
import { body, figure, gradeColour, h2, ink, note, strong, title } from "./ink.ts";
import { type Paper, sheet } from "./paper.ts";
import { unscannedOf } from "./unscanned.ts";

/** So many accounts are told of on the cover. */
const mostAccounts = 8;

type Score = ReportSince["score"];

/** Of which account, between which two scans, how it was and how it is; and whether anything was lost sight of. */
export function changesCover(paper: Paper, compared: readonly Compared[]): void {
  paper.artifact(() => paper.doc.rect(0, 0, 14, sheet.height).fill(ink.accent));
  paper.y = 96;
  text(paper, [strong("Sagewarden", { colour: ink.accent, size: 11 })], { after: 120 });
  text(paper, [title("Amazon SageMaker")], { tag: "H1", after: 0 });
  text(paper, [title("what changed")], { tag: "H1", after: 18 });
  unscannedOf(
    paper,
    compared.map(({ report }) => report),
  );
  const [first] = compared;
  if (first && compared.length === 1) oneAccount(paper, first);
  else accounts(paper, compared);
  paper.y = sheet.height - 150;
  const version = first?.report.generator.version ?? "";
  const scans =
    first && compared.length === 1
      ? `the scans ${first.since.scan.id} and ${first.report.scan.id}`
      : `two scans of each of ${plural(compared.length, "account")}`;
  text(paper, [note(`Written by Sagewarden ${version} from ${scans}.`)], { after: 2 });
  text(paper, [note("Confidential: it names what can be abused. Secrets were replaced by marks when they were read.")]);
}

function oneAccount(paper: Paper, one: Compared): void {
  const { report, since } = one;
  const { scan, score } = report;
  const lost = lostWords(one);
  text(paper, [h2(`Account ${scan.account}`)], { after: 4 });
  text(paper, [body(timesOf(one), { size: 10.5 })], { after: 36 });
  const { grade } = score;
  text(
    paper,
    [
      figure(grade === null ? "Not scored" : `Grade ${grade}`, {
        size: grade === null ? 26 : 44,
        colour: gradeColour(grade),
      }),
    ],
    { after: 6 },
  );
  text(paper, [strong("Now: ", { size: 11 }), body(wordsOfScore(score), { size: 11 })], { after: 2 });
  text(paper, [strong("Before: ", { size: 11 }), body(wordsOfScore(since.score), { size: 11 })], { after: 12 });
  if (score.provisional)
    text(paper, [strong("Provisional: under 80 % of it could be judged.", { colour: ink.unknown, size: 10.5 })]);
  if (lost !== null) text(paper, [strong(lost, { colour: ink.unknown, size: 10.5 })]);
}

function accounts(paper: Paper, compared: readonly Compared[]): void {
  text(paper, [h2(plural(compared.length, "account"))], { after: 16 });
  list(
    paper,
    compared
      .slice(0, mostAccounts)
      .map((one) => [
        strong(`Account ${one.report.scan.account}. `),
        body(`${timesOf(one)}. Now ${wordsOfScore(one.report.score)}; before ${wordsOfScore(one.since.score)}. `),
        strong(lostWords(one) ?? "", { colour: ink.unknown }),
      ]),
  );
  const rest = compared.length - mostAccounts;
  if (rest > 0) text(paper, [note(`${plural(rest, "more account")}: see the contents.`)]);
}

function timesOf({ report, since }: Compared): string {
  return `From ${formatDateTime(since.scan.finishedAt)} to ${formatDateTime(report.scan.finishedAt)}`;
}

function wordsOfScore(score: Score): string {
  const { value, grade, coverage } = score;
  const accepted = acceptedWords(score);
  const graded = value === null ? "not scored" : `grade ${grade}, ${formatScore(value)} of 100`;
  return `${graded}, with ${formatShare(coverage)} of what the checks ask judged${accepted ? `; ${accepted}` : ""}`;
}
