import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import type { JudgedCheck, JudgedControl, Standing } from "#lib/checks/controls/judged.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import { checkNote, evidenceOf, isOpen, namesOf, passRateWords, resultWords, standingWords } from "../../framework.ts";
import type { Report, ReportFinding } from "../../report.ts";
import { heading, leftOut, type TableCell, table, text } from "./blocks.ts";
import { headline } from "./findings.ts";
import { body, code, colourOf, ink, note, type Span, small, smallBold, strong } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";
import { cut } from "./typeset.ts";
import { evidenceWords, resourceWords } from "./words.ts";

/** Under which control the findings of a check are printed: the first that it bears on. */
export type Told = Map<string, string>;

interface Ways {
  told: Told;
  /** The name of a place in the part of the account. */
  place: (name: string) => string;
}

export const standingStatus: Readonly<Record<Standing, VerdictStatus>> = {
  "not-met": "fail",
  unknown: "unknown",
  met: "pass",
  "met-where-judged": "not-applicable",
  "nothing-to-judge": "not-applicable",
};

/** So much of each is printed. */
const most = { fail: 4, unknown: 3, names: 6, settled: 25 } as const;

/** A control: how it stands, what fails or is not known with its evidence, and the checks that are settled. */
export async function controlBlock(paper: Paper, report: Report, control: JudgedControl, ways: Ways): Promise<void> {
  const [open, settled] = [control.checks.filter(isOpen), control.checks.filter((check) => !isOpen(check))];
  await paper.during("Sect", async () => {
    heading(paper, "H2", `${control.control} ${control.title}`, ways.place(`control-${control.control}`));
    text(paper, [
      strong(standingWords(control), { colour: colourOf[standingStatus[control.standing]] }),
      body(`: ${resultWords(control)}. Known to pass: ${passRateWords(control)}.`),
    ]);
    text(paper, [note(`Why the checks bear on it: ${control.mapping}.`)]);
    for (const check of open) await openCheck(paper, report, control, check, ways);
    await settledChecks(paper, report, settled);
  });
}

async function openCheck(
  paper: Paper,
  report: Report,
  control: JudgedControl,
  check: JudgedCheck,
  { told, place }: Ways,
): Promise<void> {
  const { id, fail } = check;
  const { severity = "info", rationale = "" } = checkOf(id) ?? {};
  const whole = told.get(id);
  if (whole === undefined) told.set(id, control.control);
  const warning = checkNote(check);
  const [failing, unknown] = [await some(report, check, "fail"), await some(report, check, "unknown")];
  paper.within("Sect", () => {
    headline(paper, severity, titleOf(id, fail > 0 ? "fail" : "pass"));
    text(
      paper,
      [smallBold(wordsOf(severity), { colour: colourOf[severity] }), note(`, ${resultWords(check)}, check `), code(id)],
      { x: 15, after: 3 },
    );
    if (warning) text(paper, [smallBold(warning, { colour: ink.unknown })], { x: 15, after: 3 });
    if (whole !== undefined) {
      const names = [...failing, ...unknown].map(({ resource }) => cut(resource.name, 120)).join(", ");
      const left = fail + check.unknown - failing.length - unknown.length;
      const words = `${names}${left > 0 ? ` and ${formatCount(left)} more` : ""}`;
      const link = { to: place(`control-${whole}`), colour: ink.accent };
      text(paper, [small(words), note(`${words && ". "}With its evidence under `), note(whole, link), note(".")], {
        x: 15,
      });
      return;
    }
    text(paper, [small(rationale, { colour: ink.muted })], { x: 15, after: 4 });
    if (failing.length + unknown.length > 0)
      table(
        paper,
        [
          { title: "Resource", width: 170 },
          { title: "Verdict", width: 60 },
          { title: "Seen, and what was wanted; or why it is not known", width: inner - 230 },
        ],
        [...failing, ...unknown].map(rowOf),
      );
    const left = fail + check.unknown - failing.length - unknown.length;
    leftOut(paper, left, `${plural(left, "more resource fails or is", "more resources fail or are")} unknown.`);
  });
}

async function some(report: Report, check: JudgedCheck, status: "fail" | "unknown"): Promise<ReportFinding[]> {
  const found: ReportFinding[] = [];
  for await (const finding of evidenceOf(report, check, status, most[status]))
    if (found.push(finding) >= most[status]) break;
  return found;
}

function rowOf(finding: ReportFinding): TableCell[] {
  const { status, reason } = finding;
  const why = [[small(cut(reason ?? "The check gave no reason.", 300))]];
  return [
    { paragraphs: resourceWords(finding) },
    { paragraphs: [[smallBold(wordsOf(status), { colour: colourOf[status] })]], mark: status },
    { paragraphs: status === "unknown" ? why : evidenceWords(finding) },
  ];
}

async function settledChecks(paper: Paper, report: Report, settled: readonly JudgedCheck[]): Promise<void> {
  if (settled.length === 0) return;
  const rows: TableCell[][] = [];
  for (const check of settled.slice(0, most.settled))
    rows.push([
      { paragraphs: [[small(titleOf(check.id, "pass"))], [code(check.id, { size: 6.25 })]] },
      { paragraphs: [await settledWords(report, check)] },
      { paragraphs: [[small(formatCount(check.pass))]] },
    ]);
  heading(paper, "H3", "Nothing to be done");
  table(
    paper,
    [
      { title: "Check", width: 220 },
      { title: "Resources", width: inner - 270 },
      { title: "Pass", width: 50, align: "right" },
    ],
    rows,
  );
  const left = settled.length - rows.length;
  leftOut(paper, left, `${plural(left, "more check has", "more checks have")} nothing that fails or is unknown.`);
}

async function settledWords(report: Report, check: JudgedCheck): Promise<Span[]> {
  const counts = { pass: check.pass, "not-applicable": check.notApplicable };
  const parts: string[] = [];
  for (const status of ["pass", "not-applicable"] as const) {
    if (counts[status] === 0) continue;
    const names = await namesOf(report, check, status, most.names);
    const left = counts[status] - names.length;
    const shown = names.map((name) => cut(name, 80)).join(", ");
    parts.push(`${wordsOf(status)}: ${shown}${left > 0 ? ` and ${formatCount(left)} more` : ""}.`);
  }
  return [small(parts.length > 0 ? parts.join(" ") : (checkNote(check) ?? ""))];
}
