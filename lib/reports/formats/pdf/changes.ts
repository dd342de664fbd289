import { changeTitles } from "#lib/filters/change-titles.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import { formatCount, formatDateTime, formatScore, formatShare, plural } from "#lib/format.ts";
import { acceptedWords } from "../../accepted.ts";
import type { Report, ReportSince } from "../../report.ts";
import { unassessedLines } from "../../unassessed.ts";
import { type Place, type Section, writeParts } from "./account-parts.ts";
import { heading, table, text } from "./blocks.ts";
import { changesOfKind, movedResources } from "./change-tables.ts";
import { type Changed, type Compared, changedIn, comparedIn, lostWords } from "./changed.ts";
import { changesCover } from "./changes-cover.ts";
import { whenOf } from "./cover.ts";
import { body, gradeColour, ink, note, small, smallBold, strong } from "./ink.ts";
import { inner, Paper } from "./paper.ts";
import { scopeOf } from "./scope.ts";
import { callTable, unassessedOf } from "./unassessed.ts";

const product = "Amazon SageMaker";

/** What changed between two scans, each account by itself. Its length is bounded by what it prints, not by what is found. */
export async function* changesDocumentOf(reports: readonly Report[]): AsyncGenerator<Uint8Array> {
  const compared = await comparedIn(reports);
  const accounts = reports.map(({ scan }) => scan.account).join(", ");
  const ends = reports.map(({ scan }) => scan.finishedAt).sort();
  const paper = new Paper({
    title: `What changed in ${product} of ${accounts}, ${whenOf(reports)}`,
    author: `Sagewarden ${reports[0]?.generator.version ?? ""}`,
    subject: `What changed in the security posture of ${product}`,
    at: ends.at(-1) ?? "2000-01-01T00:00:00.000Z",
  });
  paper.runningHead = `${product}: what changed`;
  paper.within("Part", () => changesCover(paper, compared));
  const parts = compared.map((one) => ({
    account: one.report.scan.account,
    head: `Account ${one.report.scan.account} · what changed since ${formatDateTime(one.since.scan.finishedAt)}`,
    sections: (place: Place) => sectionsOf(paper, one, place),
  }));
  await writeParts(paper, parts, findingChangeKinds.length + 5);
  yield* paper.finish();
}

/** What was lost sight of stands before all that changed: none of it may look as if it had been put right. */
async function sectionsOf(paper: Paper, one: Compared, place: Place): Promise<Section[]> {
  const { report, since, counts: changes } = one;
  const [counts, activity, changed, resources] = await Promise.all([
    report.counts(),
    report.activity(),
    changedIn(since),
    since.resources(),
  ]);
  return [
    ["between", "Between two scans", () => betweenOf(paper, one, { changed, place })],
    ...(one.lost.length + one.regained.length > 0
      ? [["sight", "Lost sight of, and seen again", () => sightOf(paper, one)] as const]
      : []),
    ...findingChangeKinds.flatMap((kind): Section[] => {
      const checks = changed.get(kind);
      if (!checks) return [];
      const own = checks.reduce((total, { count }) => total + count, 0);
      const title = `${changeTitles[kind]}: ${plural(own, "finding")}`;
      return [[kind, title, () => changesOfKind(paper, checks, changes[kind] - own)]];
    }),
    ["resources", "Resources that came and went", () => movedResources(paper, resources)],
    ["scope", "Scope and limitations", () => scopeOf(paper, report)],
    ["unassessed", "What was not assessed", () => unassessedOf(paper, report, counts, activity)],
  ];
}

interface Found {
  changed: Changed;
  place: Place;
}

function betweenOf(paper: Paper, one: Compared, { changed, place }: Found): void {
  const { report, since, counts } = one;
  const words = lostWords(one);
  text(
    paper,
    words === null
      ? [body("Of what the earlier scan could read and judge nothing was lost sight of.")]
      : [
          strong(`${words} `, { colour: ink.unknown }),
          body("What they would tell is not known, and nothing of it counts as put right."),
        ],
  );
  const scored = ({ value, grade }: Pick<Report["score"], "value" | "grade">) =>
    smallBold(value === null ? "Not scored" : `${grade}, ${formatScore(value)} of 100`, { colour: gradeColour(grade) });
  const acceptedCell = (score: ReportSince["score"]) => small(acceptedWords(score) ?? "Nothing");
  const rows = [
    ["Read until", small(formatDateTime(since.scan.finishedAt)), small(formatDateTime(report.scan.finishedAt))],
    ["Grade", scored(since.score), scored(report.score)],
    ...(since.score.waived > 0 || report.score.waived > 0
      ? ([["Accepted", acceptedCell(since.score), acceptedCell(report.score)]] as const)
      : []),
    ["Coverage", small(formatShare(since.score.coverage)), small(formatShare(report.score.coverage))],
    ["Scan", small(since.scan.id), small(report.scan.id)],
  ] as const;
  table(
    paper,
    [
      { title: "What", width: 90 },
      { title: "Before", width: (inner - 90) / 2 },
      { title: "After", width: (inner - 90) / 2 },
    ],
    rows.map(([what, ...values]) => [smallBold(what), ...values].map((cell) => ({ paragraphs: [[cell]] }))),
  );
  heading(paper, "H2", "What changed of live findings");
  table(
    paper,
    [
      { title: "Change", width: inner - 80 },
      { title: "Findings", width: 80, align: "right" },
    ],
    findingChangeKinds.map((kind) => [
      {
        paragraphs: [[smallBold(changeTitles[kind], changed.has(kind) ? { to: place(kind), colour: ink.accent } : {})]],
      },
      { paragraphs: [[small(formatCount(counts[kind]))]] },
    ]),
  );
  text(paper, [
    note("Finished jobs and unused records are left out. A finding that changed in two ways is counted in both. See "),
    note("What was not assessed", { to: place("unassessed"), colour: ink.accent }),
    note(" for what the later scan could not judge, whether that is new or not."),
  ]);
}

function sightOf(paper: Paper, { lost, regained }: Compared): void {
  if (lost.length > 0) {
    heading(paper, "H2", `Read before, and not now: ${plural(lost.length, "call")}`);
    callTable(paper, unassessedLines(lost));
  }
  if (regained.length === 0) return;
  heading(paper, "H2", `Not read before, and now it is: ${plural(regained.length, "call")}`);
  text(paper, [note("As they went at the earlier scan.")]);
  callTable(paper, unassessedLines(regained));
}
