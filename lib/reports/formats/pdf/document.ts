import { checkOf } from "#lib/checks/catalogue.ts";
import { categories } from "#lib/checks/define.ts";
import { plural, wordsOf } from "#lib/format.ts";
import { isDerived } from "#lib/inventory/derived.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { letsThrough } from "../html/filtered.ts";
import { heading, list, text } from "./blocks.ts";
import { type Part, reserveContents } from "./contents.ts";
import { controlTables } from "./controls.ts";
import { coverOf, whenOf } from "./cover.ts";
import { type FailingCheck, failingChecks } from "./failing.ts";
import { checkBlock } from "./findings.ts";
import { body, note, strong } from "./ink.ts";
import { callsOf, signalsOf } from "./lately.ts";
import { Paper } from "./paper.ts";
import { recordsOf } from "./records.ts";
import { scopeOf } from "./scope.ts";
import { summaryOf } from "./summary.ts";
import { unassessedOf } from "./unassessed.ts";

const worstFirst = 8;
/** A section begins a page unless so much of this one is left, in points. */
const mostOfPage = 430;
const running = "Amazon SageMaker security audit";

type Begun = (title: string, name: string) => void;
type Place = (name: string) => string;

interface Section {
  name: string;
  title: string;
  /** Tells of what it begins within, for the contents and the outline. */
  write(begun: Begun): void | Promise<void>;
}

/** The whole document. It is laid out before the first byte is given: its length is bounded by what it prints, not by what is found. */
export async function* documentOf(reports: readonly Report[]): AsyncGenerator<Uint8Array> {
  const accounts = reports.map(({ scan }) => scan.account).join(", ");
  const paper = new Paper({
    title: `Amazon SageMaker security audit of ${accounts}, ${whenOf(reports)}`,
    author: `Sagewarden ${reports[0]?.generator.version ?? ""}`,
    subject: "Security posture of Amazon SageMaker",
    at:
      reports
        .map(({ scan }) => scan.finishedAt)
        .sort()
        .at(-1) ?? "2000-01-01T00:00:00.000Z",
  });
  paper.runningHead = running;
  await paper.during("Part", async () => coverOf(paper, reports));
  const isOne = reports.length === 1;
  const entries: (Part & { page: number })[] = [];
  const fill = reserveContents(paper, isOne ? 11 + categories.length : reports.length * 10 + 1);
  const enter = (part: Part) => void entries.push({ ...part, page: paper.doc.bufferedPageRange().count });
  for (const report of reports) {
    const { account } = report.scan;
    paper.runningHead = headOf(report);
    paper.newPage();
    const place = (name: string) => (isOne ? name : `${name}-${account}`);
    const outline = isOne ? paper.doc.outline : paper.doc.outline.addItem(`Account ${account}`);
    if (!isOne) {
      heading(paper, "H1", `Account ${account}`, place("account"));
      enter({ place: place("account"), title: `Account ${account}`, level: 0 });
    }
    for (const { name, title, write } of await sectionsOf(paper, report, place))
      await paper.during("Sect", async () => {
        paper.need(mostOfPage);
        heading(paper, "H1", title, place(name));
        enter({ place: place(name), title, level: isOne ? 0 : 1 });
        const item = outline.addItem(title);
        await write((words, within) => {
          item.addItem(words);
          if (isOne) enter({ place: within, title: words, level: 1 });
        });
      });
  }
  paper.runningHead = running;
  paper.newPage();
  await paper.during("Sect", async () => {
    heading(paper, "H1", "Method", "method");
    enter({ place: "method", title: "Method", level: 0 });
    paper.doc.outline.addItem("Method");
    method(paper, reports);
  });
  fill(entries);
  yield* paper.finish();
}

/** What every page of an account says: whose it is, and of where. */
function headOf({ scan: { account, regions }, filters }: Report): string {
  const where = regions.length > 4 ? plural(regions.length, "region") : regions.join(", ");
  return `Account ${account} · ${where}${filters.length > 0 ? " · filtered" : ""}`;
}

/** What one account's part consists of; what the filters leave out has no section. */
async function sectionsOf(paper: Paper, report: Report, place: Place): Promise<Section[]> {
  const [counts, activity, lately] = await Promise.all([report.counts(), report.activity(), report.lately?.()]);
  const showsFailing = letsThrough(report, { status: "fail", exposure: "live" });
  const failing = showsFailing ? await failingChecks(report, counts) : [];
  const [paths, others] = [failing.filter(isPath), failing.filter((one) => !isPath(one))];
  return [
    {
      name: "summary",
      title: "Summary",
      write: () => summaryOf(paper, report, counts, failing.slice(0, worstFirst), place("unassessed")),
    },
    { name: "scope", title: "Scope and limitations", write: () => scopeOf(paper, report) },
    { name: "unassessed", title: "What was not assessed", write: () => unassessedOf(paper, report, counts, activity) },
    ...(showsFailing
      ? [{ name: "paths", title: "Attack paths that are open", write: () => pathsOf(paper, paths) }]
      : []),
    ...(lately ? [{ name: "signals", title: "Signals", write: () => signalsOf(paper, lately) }] : []),
    ...(showsFailing
      ? [
          {
            name: "failing",
            title: "Live findings by category",
            write: (begun: Begun) => byCategory(paper, report, others, place, begun),
          },
        ]
      : []),
    { name: "controls", title: "Findings by framework control", write: () => controlsIn(paper, report, counts) },
    ...(letsThrough(report, { status: "fail", exposure: "record" })
      ? [{ name: "records", title: "Debt: failing records", write: () => recordsOf(paper, counts) }]
      : []),
    ...(lately ? [{ name: "activity", title: "Activity", write: () => callsOf(paper, lately) }] : []),
  ];
}

/** Of a kind that is derived from several resources. */
function isPath({ check }: FailingCheck): boolean {
  const kind = checkOf(check)?.kind;
  return kind !== undefined && isDerived(kind);
}

function pathsOf(paper: Paper, paths: readonly FailingCheck[]): void {
  text(paper, [
    body(
      "Ways from outside to something of worth, over several resources that each may look harmless. They can be walked today: cut them first.",
    ),
  ]);
  if (paths.length === 0)
    text(paper, [note("None is known to be open. What could not be judged stands under What was not assessed.")]);
  for (const path of paths) checkBlock(paper, path);
}

function byCategory(
  paper: Paper,
  { score }: Report,
  failing: readonly FailingCheck[],
  place: Place,
  begun: Begun,
): void {
  text(paper, [
    body(
      "Live resources that are not as they should be: they can be used or abused today. Each failing check stands once, the worst first.",
    ),
  ]);
  const byName = Map.groupBy(failing, ({ check }) => checkOf(check)?.category ?? "hygiene");
  const order = [...new Set([...score.categories.map(({ category }) => category), ...byName.keys()])];
  if (failing.length === 0) text(paper, [note("None in this report.")]);
  for (const category of order) {
    const own = byName.get(category) ?? [];
    if (own.length === 0) continue;
    const resources = own.reduce((sum, { count }) => sum + count, 0);
    const title = `${wordsOf(category)}: ${plural(resources, "finding")} of ${plural(own.length, "check")}`;
    heading(paper, "H2", title, place(category), 80);
    begun(title, place(category));
    for (const one of own) checkBlock(paper, one);
  }
}

function controlsIn(paper: Paper, report: Report, counts: readonly VerdictCount[]): void {
  text(paper, [
    body(
      "For each control the verdicts on live resources of the checks that cite it. The pass rate is the share that is known to pass: what fails and what is unknown both count against it. A check supports a control and does not replace its assessment.",
    ),
  ]);
  if (report.filters.length > 0) text(paper, [strong("Filters narrow these figures as they do the findings.")]);
  controlTables(paper, counts);
}

function method(paper: Paper, reports: readonly Report[]): void {
  const calls = reports.reduce((sum, { scan }) => sum + scan.apiCalls, 0);
  list(paper, [
    [
      body(
        `Configuration was read with ${plural(calls, "call")} to AWS that only read. Nothing was changed, and no data of the account was opened.`,
      ),
    ],
    [
      body(
        "A verdict rests on what AWS answered at the time given with it. What was denied, failed or was not asked for is unknown, and never a pass.",
      ),
    ],
    [
      body(
        "Live is what can be used or abused today, and makes the score. Records are finished jobs, and models and configurations that nothing uses.",
      ),
    ],
    [
      body(
        "The score weighs live findings by severity; coverage is the share that could be judged. Under 80 % a grade is provisional and no better than C.",
      ),
    ],
    [
      body(
        "Who set what fails is taken from CloudTrail, as far as it was read. What came later and was not read may have changed it again.",
      ),
    ],
    ...(reports.some(({ lately }) => lately)
      ? [
          [
            body(
              "Signals are what rules see in CloudTrail's events, one by one or in several together. They see nothing in what was not read.",
            ),
          ],
        ]
      : []),
    [
      body(
        "This document prints a bounded number of resources for each check, and says how many it leaves out. The HTML, Excel, CSV and JSON reports have every finding.",
      ),
    ],
    [
      body(
        "Characters that would not show, would turn the text around them, or have no letter in the fonts are printed as their code points, such as [U+0000].",
      ),
    ],
  ]);
}
