import type { Framework } from "#lib/checks/controls/framework.ts";
import { type JudgedControl, unjudgedControls } from "#lib/checks/controls/judged.ts";
import { formatCount, plural } from "#lib/format.ts";
import { controlsIn, passRate, passRateWords, standingCounts, standingNotes, standingWords } from "../../framework.ts";
import type { Report } from "../../report.ts";
import { type Place, type Section, writeParts } from "./account-parts.ts";
import { heading, list, table, text } from "./blocks.ts";
import { controlBlock, standingStatus, type Told } from "./control.ts";
import { whenOf } from "./cover.ts";
import { body, colourOf, h2, ink, note, small, smallBold, strong, title } from "./ink.ts";
import { inner, Paper, sheet } from "./paper.ts";
import { scopeOf } from "./scope.ts";
import { unassessedOf } from "./unassessed.ts";
import { unscannedOf } from "./unscanned.ts";

const product = "Amazon SageMaker";

/** A framework control by control, each account by itself. Its length is bounded by what it prints, not by what is found. */
export async function* frameworkDocumentOf(reports: readonly Report[]): AsyncGenerator<Uint8Array> {
  const [first] = reports;
  if (!first?.framework) return;
  const { framework, generator } = first;
  const name = `${framework.name} ${framework.version}`;
  const ends = reports.map(({ scan }) => scan.finishedAt).sort();
  const paper = new Paper({
    title: `${name}: ${product} of ${reports.map(({ scan }) => scan.account).join(", ")}, ${whenOf(reports)}`,
    author: `Sagewarden ${generator.version}`,
    subject: `${name}, by the checks of Sagewarden that bear on it`,
    at: ends.at(-1) ?? first.scan.finishedAt,
  });
  paper.runningHead = `${product}: ${name}`;
  const judged = await Promise.all(reports.map(async (report) => ({ report, controls: await controlsIn(report) })));
  paper.within("Part", () => cover(paper, name, judged));
  const parts = judged.map(({ report, controls }) => ({
    account: report.scan.account,
    head: `Account ${report.scan.account} · ${name}`,
    sections: (place: Place) => sectionsOf(paper, { report, framework, controls, place }),
  }));
  await writeParts(paper, parts, 4);
  yield* paper.finish();
}

interface Judged {
  report: Report;
  controls: readonly JudgedControl[];
}

function cover(paper: Paper, name: string, judged: readonly Judged[]): void {
  paper.artifact(() => paper.doc.rect(0, 0, 14, sheet.height).fill(ink.accent));
  paper.y = 96;
  text(paper, [strong("Sagewarden", { colour: ink.accent, size: 11 })], { after: 120 });
  text(paper, [title(product)], { tag: "H1", after: 0 });
  text(paper, [title(name, { size: 22 })], { tag: "H1", after: 24 });
  text(paper, [body(`As of ${whenOf(judged.map(({ report }) => report))}`, { size: 10.5 })], { after: 24 });
  unscannedOf(
    paper,
    judged.map(({ report }) => report),
  );
  for (const { report, controls } of judged.slice(0, mostAccounts)) {
    text(paper, [h2(`Account ${report.scan.account}`)], { after: 3 });
    text(paper, [body(standingCounts(controls), { size: 10.5 })], { after: 10 });
  }
  if (judged.length > mostAccounts)
    text(paper, [note(`${plural(judged.length - mostAccounts, "more account")}: see the contents.`)]);
}

/** So many accounts are told of on the cover. */
const mostAccounts = 8;

async function sectionsOf(
  paper: Paper,
  { report, framework, controls, place }: Judged & { framework: Framework; place: Place },
): Promise<Section[]> {
  const [counts, activity] = await Promise.all([report.counts(), report.activity()]);
  const told: Told = new Map();
  return [
    ["controls", "Controls", () => summaryOf(paper, framework, controls, place)],
    ["scope", "Scope and limitations", () => scopeOf(paper, report)],
    ["unassessed", "What was not assessed", () => unassessedOf(paper, report, counts, activity)],
    [
      "evidence",
      "Evidence by control",
      async () => {
        for (const control of controls) await controlBlock(paper, report, control, { told, place });
      },
    ],
  ];
}

function summaryOf(paper: Paper, framework: Framework, controls: readonly JudgedControl[], place: Place): void {
  text(paper, [strong(standingCounts(controls))]);
  list(
    paper,
    standingNotes.map((words) => [body(words)]),
  );
  text(paper, [
    note(`${framework.publisher}: `),
    note(framework.source.replace("https://", ""), { colour: ink.accent, link: framework.source }),
  ]);
  table(
    paper,
    [
      { title: "Control", width: 86 },
      { title: "Title", width: inner - 386 },
      { title: "Standing", width: 96 },
      ...(["Fail", "Unknown", "Pass"] as const).map((title) => ({ title, width: 44, align: "right" as const })),
      { title: "Known to pass", width: 72 },
    ],
    controls.map((one) => [
      { paragraphs: [[smallBold(one.control, { to: place(`control-${one.control}`), colour: ink.accent })]] },
      { paragraphs: [[small(one.title)]] },
      {
        paragraphs: [[smallBold(standingWords(one), { colour: colourOf[standingStatus[one.standing]] })]],
        mark: standingStatus[one.standing],
      },
      ...[one.fail, one.unknown, one.pass].map((count) => ({ paragraphs: [[small(formatCount(count))]] })),
      { paragraphs: [[small(passRateWords(one))]], bar: [{ share: passRate(one) ?? 0, colour: ink.pass }] },
    ]),
  );
  const others = unjudgedControls(framework);
  if (others.length === 0) return;
  heading(paper, "H2", `Not assessed by this product: ${plural(others.length, "control")}`);
  list(
    paper,
    others.map(({ control, title }) => [strong(`${control} `), body(title)]),
  );
}
