import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { type JudgedCheck, type JudgedControl, unjudgedControls } from "#lib/checks/controls/judged.ts";
import { formatCount, formatDateTime, kindIn, wordsOf } from "#lib/format.ts";
import {
  checkNote,
  controlsIn,
  evidenceOf,
  isOpen,
  namesOf,
  passRateWords,
  resultWords,
  standingCounts,
  standingNotes,
  standingWords,
} from "../../framework.ts";
import type { Report, ReportFinding } from "../../report.ts";
import { accepted, failing, seen } from "./finding.ts";
import { more, unassessedOf } from "./head.ts";
import type { Lengths } from "./lists.ts";
import { code, words } from "./text.ts";

/** A framework control by control: how each stands, and the findings that it stands on. */
export async function* frameworkOf(report: Report, lengths: Lengths): AsyncGenerator<string> {
  const { framework, scan, generator } = report;
  if (!framework) return;
  const [controls, activity] = await Promise.all([controlsIn(report), report.activity()]);
  const others = unjudgedControls(framework);
  yield [
    `## Account ${scan.account}: ${words(`${framework.name} ${framework.version}`)}\n`,
    `As it was for scan ${code(scan.id)} by Sagewarden ${words(generator.version)}, which ended ${formatDateTime(scan.finishedAt)}${scan.readAs ? ` and read as ${code(scan.readAs)}` : ""}.\n`,
    `**${standingCounts(controls)}**\n`,
    ...standingNotes.map((note) => `${words(note)}\n`),
    `${table(controls)}\n`,
  ].join("\n");
  if (others.length > 0)
    yield `Not assessed by this product: ${words(others.map(({ control, title }) => `${control} ${title}`).join("; "))}.\n\n`;
  yield unassessedOf(report, activity, lengths.most);
  const told = new Map<string, string>();
  for (const control of controls) yield* controlOf(report, control, lengths, told);
}

/** No word of AWS stands in it. */
function table(controls: readonly JudgedControl[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [
    row(["Control", "Title", "Standing", "Fail", "Unknown", "Pass", "Known to pass"]),
    row(["---", "---", "---", "--:", "--:", "--:", "--:"]),
    ...controls.map((one) =>
      row([
        ...[words(one.control), words(one.title), standingWords(one)],
        ...[one.fail, one.unknown, one.pass].map(formatCount),
        passRateWords(one),
      ]),
    ),
  ].join("");
}

/** @param told under which control the findings of a check stand with their evidence: the first that it bears on */
async function* controlOf(
  report: Report,
  control: JudgedControl,
  lengths: Lengths,
  told: Map<string, string>,
): AsyncGenerator<string> {
  yield `### ${words(control.control)} ${words(control.title)}: ${standingWords(control).toLowerCase()}\n\n`;
  yield `${resultWords(control)}. Known to pass: ${passRateWords(control)}. Why the checks bear on it: ${words(control.mapping)}.\n\n`;
  const settled: JudgedCheck[] = [];
  for (const check of control.checks) {
    if (isOpen(check)) yield* openCheck(report, control, check, lengths, told);
    else settled.push(check);
  }
  for (const check of settled)
    yield `- ${words(titleOf(check.id, "pass"))}, check ${code(check.id)}: ${await settledWords(report, check, lengths)}\n`;
  if (settled.length > 0) yield "\n";
}

async function* openCheck(
  report: Report,
  control: JudgedControl,
  check: JudgedCheck,
  lengths: Lengths,
  told: Map<string, string>,
): AsyncGenerator<string> {
  const severity = wordsOf(checkOf(check.id)?.severity ?? "info");
  const note = checkNote(check);
  const whole = told.get(check.id);
  if (whole === undefined) told.set(check.id, control.control);
  yield `#### ${severity}: ${words(titleOf(check.id, check.fail > 0 ? "fail" : "pass"))}\n\n${resultWords(check)}, check ${code(check.id)}.${note ? ` **${note}**` : ""}${whole === undefined ? "" : ` With its evidence under ${words(whole)}.`}\n\n`;
  for (const status of ["fail", "unknown"] as const) {
    // In a short list a line is enough for each.
    const isWhole = status === "fail" && whole === undefined && lengths.each === Number.POSITIVE_INFINITY;
    let written = 0;
    for await (const finding of evidenceOf(report, check, status, Math.min(lengths.each, 200))) {
      yield isWhole ? await failing(finding) : lineOf(finding, whole === undefined);
      if (++written >= lengths.each) break;
    }
    yield `${more(check[status] - written, "of this check", "of this check")}\n`;
  }
  if (check.pass + check.notApplicable > 0) yield `${await settledWords(report, check, lengths)}\n\n`;
}

function lineOf({ resource, status, evidence, reason, waiver }: ReportFinding, hasGrounds: boolean): string {
  const seenOf = hasGrounds ? [...evidence.map(seen), ...(reason === null ? [] : [code(reason)])] : [];
  const grounds = [...seenOf, ...(waiver ? [accepted(waiver)] : [])];
  return `- ${wordsOf(status)}: ${code(resource.name)}, ${words(kindIn(resource))}, ${code(resource.arn)}${grounds.map((one) => `; ${one}`).join("")}\n`;
}

/** What passes or does not apply, by name. */
async function settledWords(report: Report, check: JudgedCheck, { each }: Lengths): Promise<string> {
  const counts = { pass: check.pass, "not-applicable": check.notApplicable };
  const parts: string[] = [];
  for (const status of ["pass", "not-applicable"] as const) {
    const count = counts[status];
    if (count === 0) continue;
    const names = await namesOf(report, check, status, each);
    const left = count - names.length;
    parts.push(`${wordsOf(status)}: ${names.map(code).join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""}.`);
  }
  return parts.length > 0 ? parts.join(" ") : (checkNote(check) ?? "");
}
