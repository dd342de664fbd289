import { formatCount, formatDateTime, plural } from "#lib/format.ts";
import type { Report } from "../../report.ts";
import { valuesWords } from "../../values.ts";
import { heading, leftOut, table, text } from "./blocks.ts";
import { body, code, note, small, smallBold, strong } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";
import { cut } from "./typeset.ts";

const mostOptions = 40;

/** What was looked at, when, and by what; and where its limits are. */
export function scopeOf(
  paper: Paper,
  { scan, generator, limits, filters, checkOptions, values = "left-out" }: Report,
): void {
  if (filters.length > 0) {
    text(paper, [
      strong("This is a part of the findings. "),
      body(
        "Only those are in it that match all of these; the score and what was not assessed are of the whole account.",
      ),
    ]);
    facts(
      paper,
      filters.map(({ label, values }) => [label, cut(values.join(", "), 600)]),
    );
  }
  const { horizonDays } = limits;
  facts(paper, [
    ["Account", `${scan.account}, partition ${scan.partition}`],
    ["Regions", `${scan.regions.join(", ")}, and what belongs to no region. Other regions were not looked at.`],
    ...(scan.readInFullAt
      ? ([
          ["Read in full from", formatDateTime(scan.readInFullAt)],
          ["Watched until", `${formatDateTime(scan.finishedAt)}: what events named since was read again`],
        ] as const)
      : ([["Read from", `${formatDateTime(scan.startedAt)} to ${formatDateTime(scan.finishedAt)}`]] as const)),
    ["By", `Sagewarden ${generator.version}`],
    ...(scan.readAs ? ([["Read as", scan.readAs]] as const) : []),
    ["AWS calls", `${formatCount(scan.apiCalls)}, ${formatCount(scan.throttles)} of them throttled`],
    ["Finished jobs", horizonDays === "all" ? "of all time" : `of the last ${plural(horizonDays, "day")}`],
    ["Scan", scan.id],
    ["Values", valuesWords[values]],
  ]);
  const set = checkOptions.filter(({ isDefault }) => !isDefault);
  heading(paper, "H2", "What the checks judged with");
  text(paper, [
    note(
      set.length === 0
        ? `All ${plural(checkOptions.length, "option")} of the checks stood at their defaults, which are what the references ask for.`
        : `These options of the checks were set by people; the other ${formatCount(checkOptions.length - set.length)} stood at their defaults.`,
    ),
  ]);
  if (set.length === 0) return;
  table(
    paper,
    [
      { title: "Check and option", width: 260 },
      { title: "Value", width: inner - 260 },
    ],
    set
      .slice(0, mostOptions)
      .map(({ check, option, value }) => [
        { paragraphs: [[code(`${check} ${option}`)]] },
        { paragraphs: [[small(cut([value].flat().map(String).join(", ") || "none", 400))]] },
      ]),
  );
  leftOut(
    paper,
    set.length - mostOptions,
    `${plural(set.length - mostOptions, "more option was", "more options were")} set.`,
  );
}

function facts(paper: Paper, rows: readonly (readonly [string, string])[]): void {
  table(
    paper,
    [
      { title: "What", width: 120 },
      { title: "Of this report", width: inner - 120 },
    ],
    rows.map(([what, value]) => [{ paragraphs: [[smallBold(what)]] }, { paragraphs: [[small(value)]] }]),
  );
}
