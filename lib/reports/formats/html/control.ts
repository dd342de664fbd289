import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import type { JudgedCheck, JudgedControl, Standing } from "#lib/checks/controls/judged.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, kindIn, wordsOf } from "#lib/format.ts";
import { checkNote, evidenceOf, isOpen, namesOf, passRateWords, resultWords, standingWords } from "../../framework.ts";
import type { Report, ReportFinding } from "../../report.ts";
import { mark } from "./marks.ts";
import { type Anchor, html, type Markup, untrusted } from "./markup.ts";
import { writingOf } from "./written.ts";

/** Under which control the findings of a check stand whole: the first that it bears on. */
export type Told = Map<string, JudgedControl>;

interface Ways {
  told: Told;
  anchor: Anchor;
  /** Whether what passes is named. */
  isListed: boolean;
}

const statuses: Readonly<Record<Standing, VerdictStatus>> = {
  "not-met": "fail",
  unknown: "unknown",
  met: "pass",
  "met-where-judged": "not-applicable",
  "nothing-to-judge": "not-applicable",
};

export function standingMark(control: JudgedControl): Markup {
  return mark(statuses[control.standing], standingWords(control));
}

/** A control with the checks that bear on it: what fails or is not known, and then what is settled. */
export async function* controlOf(report: Report, control: JudgedControl, ways: Ways): AsyncGenerator<string> {
  const [open, settled] = [control.checks.filter(isOpen), control.checks.filter((check) => !isOpen(check))];
  yield html`<section class="control" id="${ways.anchor(`control-${control.control}`)}"><h2>${control.control} ${control.title} <span class="total">${standingMark(control)}</span></h2>
<p>${resultWords(control)}. Known to pass: ${passRateWords(control)}.</p>
<p class="note">Why the checks bear on it: ${control.mapping}.</p>\n`.text;
  for (const check of open) yield* openCheck(report, control, check, ways);
  if (settled.length > 0) {
    yield html`<h3>Nothing to be done</h3><table class="settled stacked"><thead><tr><th>Check</th><th>Resources</th><th>Pass</th></tr></thead><tbody>\n`
      .text;
    for (const check of settled)
      yield html`<tr><th scope="row">${titleOf(check.id, "pass")} <span class="where"><code>${check.id}</code></span></th><td>${await settledWords(report, check, ways)}</td><td class="number">${formatCount(check.pass)}</td></tr>\n`
        .text;
    yield "</tbody></table>\n";
  }
  yield "</section>\n";
}

async function* openCheck(
  report: Report,
  control: JudgedControl,
  check: JudgedCheck,
  ways: Ways,
): AsyncGenerator<string> {
  const { id, fail } = check;
  const { severity = "info", rationale = "" } = checkOf(id) ?? {};
  const whole = ways.told.get(id);
  if (!whole) ways.told.set(id, control);
  const note = checkNote(check);
  yield html`<div class="check"><header><h4>${mark(severity)} ${titleOf(id, fail > 0 ? "fail" : "pass")}</h4>
<p class="note">${resultWords(check)}, check <code>${id}</code></p></header>
${note && html`<p><b>${note}</b></p>`}${whole ? html`<p class="note">With its evidence under <a href="#${ways.anchor(`control-${whole.control}`)}">${whole.control}</a>.</p>` : html`<p class="why">${rationale}</p>`}\n`
    .text;
  for (const status of ["fail", "unknown"] as const) yield* findingsOf(report, check, status, whole !== undefined);
  if (check.pass + check.notApplicable > 0) yield html`<p>${await settledWords(report, check, ways)}</p>\n`.text;
  yield "</div>\n";
}

/** All of them, whole where they stand first and by their names after that. */
async function* findingsOf(
  report: Report,
  check: JudgedCheck,
  status: "fail" | "unknown",
  isTold: boolean,
): AsyncGenerator<string> {
  const { one, open, close } = isTold ? named(status) : writingOf({ status });
  let isBegun = false;
  for await (const finding of evidenceOf(report, check, status)) {
    if (!isBegun) yield open?.text ?? "";
    isBegun = true;
    yield (await one(finding)).text;
  }
  if (isBegun) yield `${close?.text ?? ""}\n`;
}

function named(status: "fail" | "unknown") {
  return { open: html`<p>${wordsOf(status)}:</p><ul>\n`, one: line, close: html`</ul>` };
}

function line({ resource, waiver }: ReportFinding): Markup {
  return html`<li>${untrusted(resource.name)} <span class="where">${kindIn(resource)}</span> <span class="arn"><code>${untrusted(resource.arn)}</code></span>${waiver && `, accepted until ${waiver.until}`}</li>\n`;
}

/** So many resources are named. */
const mostNamed = 20;

async function settledWords(report: Report, check: JudgedCheck, { isListed }: Ways): Promise<Markup> {
  const most = isListed ? mostNamed : 0;
  const names = { pass: check.pass, "not-applicable": check.notApplicable };
  const parts: Markup[] = [];
  for (const status of ["pass", "not-applicable"] as const) {
    const count = names[status];
    if (count === 0) continue;
    const shown = await namesOf(report, check, status, most);
    const list = shown.map((name, at) => [at > 0 && ", ", untrusted(name)]);
    const left = count - shown.length;
    parts.push(
      html`<span>${wordsOf(status)}: ${list}${left > 0 && `${shown.length > 0 ? " and " : ""}${formatCount(left)}${shown.length > 0 ? " more" : ""}`}. </span>`,
    );
  }
  return html`${parts.length > 0 ? parts : checkNote(check)}`;
}
