import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { kindIn, plural, wordsOf } from "#lib/format.ts";
import type { ChangedResource } from "#lib/store/finding-changes.ts";
import { changeWords } from "../../change-words.ts";
import type { ReportChange } from "../../report.ts";
import { heading, leftOut, type TableCell, table, text } from "./blocks.ts";
import type { ChangedCheck } from "./changed.ts";
import { checkBlock } from "./findings.ts";
import { body, code, colourOf, note, small, smallBold } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";
import { cut } from "./typeset.ts";
import { evidenceWords, resourceWords } from "./words.ts";

/** So many checks of a kind of change are printed, and so many resources that came or went. */
const most = { checks: 60, resources: 60 } as const;

/** What changed in one way: what fails now as a failing check, of the rest what it was and what it is. */
export function changesOfKind(paper: Paper, checks: readonly ChangedCheck[], elsewhere: number): void {
  if (elsewhere > 0)
    text(paper, [note(`${plural(elsewhere, "more finding")} of these: told under what else changed of them.`)]);
  const shown = checks.slice(0, most.checks);
  for (const check of shown) {
    if (check.findings.length > 0) checkBlock(paper, check);
  }
  const others = shown.filter(({ findings }) => findings.length === 0);
  if (others.length > 0)
    table(
      paper,
      columns,
      others.flatMap(({ changes }) => changes.map(rowOf)),
    );
  const told = sum(others, ({ changes }) => changes.length);
  const left = sum(others, ({ count }) => count) - told + sum(checks.slice(most.checks), ({ count }) => count);
  leftOut(paper, left, `${plural(left, "more finding")} changed so.`);
}

const columns = [
  { title: "Resource", width: 138 },
  { title: "Check", width: 130 },
  { title: "Was, and is", width: 72 },
  { title: "What was seen, or why nobody knows", width: inner - 340 },
];

function rowOf({ before, after, finding }: ReportChange): TableCell[] {
  const { check, reason } = finding;
  const severity = checkOf(check)?.severity ?? finding.severity;
  const isJudged = finding.status === "fail" || finding.status === "pass";
  return [
    { paragraphs: resourceWords(finding) },
    {
      paragraphs: [
        [smallBold(wordsOf(severity), { colour: colourOf[severity] }), small(`: ${titleOf(check, after ?? "fail")}`)],
        [code(check, { size: 6.25 })],
      ],
      mark: severity,
    },
    {
      paragraphs: [[small(changeWords(before, after))]],
      mark: after ?? "not-applicable",
    },
    { paragraphs: isJudged ? evidenceWords(finding) : [[small(cut(reason ?? "The check gave no reason.", 300))]] },
  ];
}

/** Live resources that there are and were not, and the other way round. */
export function movedResources(paper: Paper, resources: readonly ChangedResource[]): void {
  for (const [is, title] of [
    ["new", "Came"],
    ["gone", "Went"],
  ] as const) {
    const own = resources.filter((one) => one.is === is);
    heading(paper, "H2", `${title}: ${plural(own.length, "resource")}`);
    if (own.length === 0) text(paper, [body("No live resource.")]);
    else
      table(
        paper,
        [
          { title: "Resource", width: 150 },
          { title: "What it is", width: 120 },
          { title: "ARN", width: inner - 270 },
        ],
        own
          .slice(0, most.resources)
          .map((one) => [
            { paragraphs: [[smallBold(cut(one.name, 200))]] },
            { paragraphs: [[small(kindIn(one))]] },
            { paragraphs: [[code(cut(one.arn, 300), { size: 6.25 })]] },
          ]),
      );
    const left = own.length - most.resources;
    leftOut(paper, left, `${plural(left, "more resource")} ${title.toLowerCase()}.`);
  }
}

function sum<One>(all: readonly One[], countOf: (one: One) => number): number {
  return all.reduce((total, one) => total + countOf(one), 0);
}
