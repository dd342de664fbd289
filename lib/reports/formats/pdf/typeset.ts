import type { FontName } from "#lib/font-files.ts";
import { codePointOf, partsOf } from "#lib/invisible.ts";
import { ink, type Span } from "./ink.ts";

/** What is known of the fonts: widths are those of one point's size. */
export interface Measure {
  has(font: FontName, character: string): boolean;
  width(font: FontName, text: string): number;
  /** The sum of its letters, which fonts set a little closer: quick, for what is tried on a line. */
  about(font: FontName, text: string): number;
}

interface Run extends Span {
  width: number;
}

export interface Line {
  runs: Run[];
  width: number;
  height: number;
  /** Of its largest letters. */
  size: number;
}

const leading = 1.38;

/** Text in lines none of which is wider than `width`: broken between words, else after a sign, else anywhere. */
export function linesOf(spans: readonly Span[], width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let runs: Run[] = [];
  let used = 0;
  const end = () => {
    const size = Math.max(...(runs.length > 0 ? runs : spans).map((run) => run.size), 1);
    const whole = joined(trimmed(runs)).map((run) => ({ ...run, width: measure.width(run.font, run.text) * run.size }));
    const width = whole.reduce((sum, run) => sum + run.width, 0);
    lines.push({ runs: whole, width, height: size * leading, size });
    runs = [];
    used = 0;
  };
  const place = (span: Span, text: string, wide: number) => {
    runs.push({ ...span, text, width: wide });
    used += wide;
  };
  for (const span of spans.flatMap((one) => shown(one, measure))) {
    for (const word of wordsIn(span.text)) {
      const wide = measure.about(span.font, word) * span.size;
      const bare = /\s$/.test(word) ? measure.about(span.font, word.trimEnd()) * span.size : wide;
      if (used + bare <= width) {
        place(span, word, wide);
        continue;
      }
      if (used > 0 && bare <= width) {
        end();
        place(span, word, wide);
        continue;
      }
      for (const letter of word) {
        const own = measure.about(span.font, letter) * span.size;
        if (used + own > width && used > 0) end();
        place(span, letter, own);
      }
    }
  }
  if (runs.length > 0 || lines.length === 0) end();
  return lines;
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

export function widthOf(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(({ width }) => width));
}

/** Words with the spaces behind them; long names also end at the signs that they are made of. */
function wordsIn(text: string): string[] {
  return text.match(/[^\s/:.,_|@-]*[/:.,_|@-]+\s*|[^\s/:.,_|@-]+\s*|\s+/gu) ?? [];
}

function trimmed(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  if (!last) return [];
  const text = last.text.trimEnd();
  return text === "" ? [...runs.slice(0, -1)] : [...runs.slice(0, -1), { ...last, text }];
}

/** Neighbours of one style as one, so that a reader finds words and not pieces. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isAlike =
      last &&
      (["font", "size", "colour", "link", "to", "wash"] as const).every((member) => last[member] === run[member]);
    if (isAlike) all[all.length - 1] = { ...last, text: last.text + run.text, width: last.width + run.width };
    else all.push(run);
  }
  return all;
}

/**
 * A span with every character to be seen: what is invisible, would turn the text around it, or has no letter in the fonts, as its
 * code point on a ground of its own.
 */
function shown(span: Span, measure: Measure): Span[] {
  return partsOf(span.text).flatMap((part, at) =>
    at % 2 === 1 ? [pointOf(span, part)] : inFonts(span, part, measure),
  );
}

function inFonts(span: Span, text: string, measure: Measure): Span[] {
  const spans: Span[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") spans.push({ ...span, text: plain });
    plain = "";
  };
  for (const character of text) {
    if (/\s/.test(character)) plain += " ";
    else if (measure.has(span.font, character)) plain += character;
    else {
      flush();
      const other = (["sans", "mono"] as const).find((font) => measure.has(font, character));
      spans.push(other ? { ...span, text: character, font: other } : pointOf(span, character));
    }
  }
  flush();
  return spans;
}

function pointOf(span: Span, character: string): Span {
  return { ...span, text: `[${codePointOf(character)}]`, font: "mono", colour: ink.unknown, wash: ink["unknown-wash"] };
}

/** Text of no more than so many characters; what is left out is counted. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  return `${letters.slice(0, most).join("")} … (${letters.length - most} more characters)`;
}
