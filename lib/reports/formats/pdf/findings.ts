import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import { ofThemAccepted } from "../../accepted.ts";
import { mutabilityWords } from "../html/finding.ts";
import { leftOut, table, text } from "./blocks.ts";
import type { FailingCheck } from "./failing.ts";
import { code, colourOf, h3, ink, note, type Span, small, smallBold } from "./ink.ts";
import { mark } from "./marks.ts";
import { inner, type Paper, sheet } from "./paper.ts";
import { cut, heightOf } from "./typeset.ts";
import { blameWords, evidenceWords, resourceWords } from "./words.ts";

/** A failing check once: why it matters, which resources fail it with what was seen, who set it, and how to put it right. */
export function checkBlock(paper: Paper, { check: id, severity, count, accepted, findings, fix }: FailingCheck): void {
  const check = checkOf(id);
  const [first] = findings;
  const title = first?.finding.title ?? check?.failTitle ?? id;
  paper.within("Sect", () => {
    headline(paper, severity, title);
    text(
      paper,
      [
        smallBold(wordsOf(severity), { colour: colourOf[severity] }),
        note(`, ${plural(count, "resource")}${ofThemAccepted(accepted)}, check `),
        code(id),
      ],
      { x: 15, after: 3 },
    );
    if (check) text(paper, [small(check.rationale, { colour: ink.muted })], { x: 15, after: 4 });
    table(
      paper,
      [
        { title: "Resource", width: 150 },
        { title: "Seen, and what was wanted", width: 215 },
        { title: "Who set it", width: inner - 365 },
      ],
      findings.map(({ finding, blame, change }) => [
        { paragraphs: [...resourceWords(finding), ...(change === undefined ? [] : [[note(change, { size: 7.5 })]])] },
        { paragraphs: evidenceWords(finding) },
        { paragraphs: blameWords(blame) },
      ]),
    );
    leftOut(
      paper,
      count - findings.length,
      `${plural(count - findings.length, "more resource fails", "more resources fail")} this check.`,
    );
    if (fix && first) {
      const words = `${mutabilityWords[fix.mutability]}${fix.takesAway ? ", and takes something away" : ""}`;
      text(
        paper,
        [
          smallBold("How to fix it"),
          small(` (${words}). For `),
          smallBold(cut(first.finding.resource.name, 120)),
          small(`: ${cut(fix.summary, 500)}`),
        ],
        { x: 15, after: 3 },
      );
    }
    sources(paper, first?.finding.controls ?? [], check?.references ?? []);
  });
}

/** What a check says, under the mark of its severity. */
export function headline(paper: Paper, severity: FailingCheck["severity"], title: string): void {
  const lines = paper.lines([h3(title, { size: 10 })], inner - 15);
  paper.need(heightOf(lines) + 125);
  if (!paper.isFresh) paper.y += 8;
  paper.artifact(() => mark(paper.doc, severity, sheet.left, paper.y + 2, 9.5));
  paper.put(lines, sheet.left + 15, paper.y, paper.element("H4"), "H4");
  paper.y += heightOf(lines) + 1;
}

const mostControls = 10;

function sources(paper: Paper, ids: readonly string[], references: readonly string[]): void {
  const controls = controlsOf(ids);
  const shown = controls.slice(0, mostControls).map(({ id }) => id.replace(":", " "));
  const rest = controls.length - shown.length;
  const links: Span[] = references.flatMap((address, at) => [...(at > 0 ? [note(", ")] : []), linked(address)]);
  if (shown.length > 0)
    text(
      paper,
      [note(`Controls: ${shown.join(", ")}${rest > 0 ? ` and ${formatCount(rest)} more` : ""}.`, { size: 7.25 })],
      { x: 15, after: 1 },
    );
  if (links.length > 0) text(paper, [note("References: ", { size: 7.25 }), ...links], { x: 15, after: 6 });
}

/** A link to a document; text alone where the address is not one of the web. */
function linked(address: string): Span {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const words = note(address.replace("https://", ""), { size: 7.25 });
  return url?.protocol === "https:" ? { ...words, colour: ink.accent, link: url.href } : words;
}
