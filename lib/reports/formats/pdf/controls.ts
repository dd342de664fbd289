import { checkOf } from "#lib/checks/catalogue.ts";
import { type CitedControl, controlsOf } from "#lib/checks/controls/index.ts";
import { formatCount, formatShare, plural } from "#lib/format.ts";
import type { VerdictCount } from "../../report.ts";
import { heading, leftOut, table, text } from "./blocks.ts";
import { ink, note, small, smallBold } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";

interface Tally extends CitedControl {
  pass: number;
  fail: number;
  unknown: number;
}

const mostRows = 30;

/** Controls of each framework that checks cite, with how much of what is judged by them passes. */
export function controlTables(paper: Paper, counts: readonly VerdictCount[]): void {
  for (const [framework, own] of Map.groupBy(talliesOf(counts), (tally) => tally.framework)) {
    // What fails most stands first; a control that is not known to hold stands before one that is.
    const rows = own.toSorted((one, other) => shareOf(one) - shareOf(other) || judged(other) - judged(one));
    const holding = own.filter((one) => one.pass === judged(one)).length;
    paper.within("Sect", () => {
      heading(paper, "H3", framework);
      text(paper, [
        note(
          `${plural(own.length, "control")} cited by checks that judged something, ${formatCount(holding)} with nothing failing or unknown.`,
        ),
      ]);
      table(
        paper,
        [
          { title: "Control", width: 82 },
          { title: "Title", width: inner - 300 },
          { title: "Pass", width: 40, align: "right" },
          { title: "Fail", width: 40, align: "right" },
          { title: "Unknown", width: 58, align: "right" },
          { title: "Pass rate", width: 80 },
        ],
        rows.slice(0, mostRows).map((one) => [
          { paragraphs: [[smallBold(one.control)]] },
          { paragraphs: [[small(one.title)]] },
          ...[one.pass, one.fail, one.unknown].map((count) => ({ paragraphs: [[small(formatCount(count))]] })),
          {
            paragraphs: [[small(formatShare(shareOf(one)))]],
            bar: [
              { share: shareOf(one), colour: ink.pass },
              { share: one.fail / judged(one), colour: ink.critical },
              { share: one.unknown / judged(one), colour: ink.hatch },
            ],
          },
        ]),
      );
      leftOut(
        paper,
        rows.length - mostRows,
        `${plural(rows.length - mostRows, "more control passes", "more controls pass")} as often or more.`,
      );
    });
  }
}

function judged({ pass, fail, unknown }: Tally): number {
  return pass + fail + unknown;
}

function shareOf(tally: Tally): number {
  return tally.pass / judged(tally);
}

/** In the order of the registry. What does not apply says nothing of a control. */
function talliesOf(counts: readonly VerdictCount[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { check, status, exposure, count } of counts) {
    if (exposure !== "live" || status === "not-applicable") continue;
    for (const control of controlsOf(checkOf(check)?.controls ?? [])) {
      const tally = tallies.get(control.id) ?? { ...control, pass: 0, fail: 0, unknown: 0 };
      tally[status] += count;
      tallies.set(control.id, tally);
    }
  }
  return controlsOf([...tallies.keys()])
    .flatMap(({ id }) => tallies.get(id) ?? [])
    .filter((one) => judged(one) > 0);
}
