import { actorName } from "#lib/actor-name.ts";
import { formatCount, formatShare, wordsOf } from "#lib/format.ts";
import type { ReportLately, ReportThing } from "../../lately.ts";
import {
  alsoSeen,
  callsSaid,
  howCounted,
  latelyScope,
  notSeen,
  signalsSaid,
  thingCount,
  thingsLeftOut,
  thingTime,
} from "../../lately-words.ts";
import { heading, list, type TableCell, table, text } from "./blocks.ts";
import { body, code, colourOf, ink, note, type Span, small, smallBold, strong } from "./ink.ts";
import { inner, type Paper } from "./paper.ts";
import { cut } from "./typeset.ts";

const mostThings = 25;
const mostGaps = 12;
const mostCalls = 4;

/** What signals and patterns saw before the scan ended, the worst first, and what of it was not looked through. */
export function signalsOf(paper: Paper, lately: ReportLately): void {
  const { signals, unread } = lately;
  text(paper, [note(latelyScope(lately))]);
  text(paper, [said(signalsSaid(lately), lately)]);
  if (unread.length > 0)
    list(
      paper,
      unread.slice(0, mostGaps).map((sentence) => [body(cut(sentence, 400))]),
    );
  if (unread.length > mostGaps)
    text(paper, [note(`and ${formatCount(unread.length - mostGaps)} more, under What was not assessed.`)]);
  if (signals && signals.total > 0) {
    heading(paper, "H2", "What was seen how often");
    text(paper, [note(howCounted)]);
    table(
      paper,
      [
        { title: "Severity", width: 80 },
        { title: "What happened", width: inner - 140 },
        { title: "Times", width: 60, align: "right" },
      ],
      signals.bySignal
        .filter(({ count }) => count > 0)
        .map(({ title, severity, count }) => [
          { paragraphs: [[smallBold(wordsOf(severity), { colour: colourOf[severity] })]], mark: severity },
          { paragraphs: [[small(title)]] },
          { paragraphs: [[small(formatCount(count))]] },
        ]),
    );
  }
  const unseen = notSeen(lately);
  if (unseen) text(paper, [note(unseen)]);
  if (!signals || signals.total === 0) return;
  heading(paper, "H2", "The worst first", undefined, 160);
  const shown = signals.things.slice(0, mostThings);
  const left = thingsLeftOut(signals, shown.length);
  if (left) text(paper, [note(left)]);
  table(
    paper,
    [
      { title: "What happened", width: 158 },
      { title: "Who", width: 96 },
      { title: "Calls, and what they were about", width: inner - 344 },
      { title: "When and where", width: 90 },
    ],
    shown.map(thingRow),
  );
}

/** How much was called before the scan ended, and by whom. */
export function callsOf(paper: Paper, lately: ReportLately): void {
  const { calls } = lately;
  text(paper, [said(callsSaid(lately), lately)]);
  if (!calls || calls.actors.length === 0) return;
  heading(paper, "H2", `Who called most: ${formatCount(calls.actors.length)} of ${formatCount(calls.total)}`);
  table(
    paper,
    [
      { title: "Who", width: inner - 290 },
      { title: "Calls", width: 60, align: "right" },
      { title: "Changes", width: 60, align: "right" },
      { title: "Refused", width: 60, align: "right" },
      { title: "Share of all calls", width: 110 },
    ],
    calls.actors.map(({ actor, calls: own, changes, refused }) => [
      { paragraphs: [who(actor)] },
      ...[own, changes, refused].map((count) => ({ paragraphs: [[small(formatCount(count))]] })),
      {
        paragraphs: [[note(formatShare(own / calls.calls), { size: 7.25 })]],
        bar: [{ share: own / calls.calls, colour: ink.accent }],
      },
    ]),
  );
}

function said(words: string, { unread }: ReportLately): Span {
  return unread.length > 0 ? strong(words, { colour: ink.unknown }) : body(words);
}

function thingRow(thing: ReportThing): TableCell[] {
  const { signals, severity, actor, behind, sentence, calls, touched, touchedInAll, regions } = thing;
  const also = alsoSeen(thing);
  const more = touchedInAll - touched.length;
  const named = calls.slice(0, mostCalls).map((call) => cut(call, 80));
  return [
    {
      paragraphs: [
        [smallBold(signals[0]?.title ?? "", { colour: colourOf[severity] })],
        [note(wordsOf(severity), { size: 7.25 })],
        ...(also ? [[note(also, { size: 7.25 })]] : []),
        ...(sentence === null ? [] : [[small(cut(sentence, 300))]]),
      ],
      mark: severity,
    },
    { paragraphs: [who(actor), ...(behind === null ? [] : [[note(cut(behind, 120), { size: 7.25 })]])] },
    {
      paragraphs: [
        [
          code(named.join(", "), { colour: ink.ink }),
          ...(calls.length > mostCalls ? [small(` and ${calls.length - mostCalls} more`)] : []),
          small(`, ${cut(thingCount(thing), 120)}`),
        ],
        ...touched.map((arn) => [code(cut(arn, 200), { size: 6.25 })]),
        ...(more > 0 ? [[note(`and ${formatCount(more)} more`, { size: 7.25 })]] : []),
      ],
    },
    { paragraphs: [[small(thingTime(thing))], [note(cut(regions.join(", "), 120), { size: 7.25 })]] },
  ];
}

function who(actor: string): Span[] {
  const { name, via } = actorName(actor);
  return [smallBold(cut(name, 120)), ...(via === null ? [] : [note(` through ${cut(via, 80)}`, { size: 7.25 })])];
}
