import type { Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FontName } from "#lib/font-files.ts";
import type { Grade } from "#lib/store/views.ts";

/** The screens' colours on white paper, as PDF knows colours. A test holds them to app/globals.css. */
export const ink = {
  ink: "#15212a",
  muted: "#434f59",
  faint: "#5b6670",
  sunken: "#f4f2ee",
  line: "#dfded8",
  rule: "#b9b8b0",
  accent: "#006f6d",
  critical: "#b10938",
  high: "#b3460d",
  medium: "#916000",
  low: "#1f6cb0",
  info: "#646a6e",
  pass: "#25793f",
  unknown: "#6b46af",
  "unknown-wash": "#f5f2fc",
  hatch: "#cdbdf2",
} as const;

export type Colour = (typeof ink)[keyof typeof ink];

export const colourOf: Readonly<Record<Severity | VerdictStatus, Colour>> = {
  critical: ink.critical,
  high: ink.high,
  medium: ink.medium,
  low: ink.low,
  info: ink.info,
  pass: ink.pass,
  fail: ink.critical,
  unknown: ink.unknown,
  "not-applicable": ink.faint,
};

export function gradeColour(grade: Grade | null): Colour {
  if (grade === null) return ink.faint;
  return { A: ink.pass, B: ink.pass, C: ink.medium, D: ink.high, F: ink.critical }[grade];
}

export interface Style {
  font: FontName;
  /** In points. */
  size: number;
  colour: Colour;
}

/** A stretch of text in one style; where it leads, if anywhere. */
export interface Span extends Style {
  text: string;
  /** Address on the web: no other scheme becomes a link. */
  link?: string;
  /** Name of a place in the document. */
  to?: string;
  wash?: Colour;
}

const style =
  (font: FontName, size: number, colour: Colour) =>
  (text: string, more: Partial<Span> = {}) =>
    ({ text, font, size, colour, ...more }) satisfies Span;

/* The styles of the document, each a function from text to a span. */
export const title = style("display", 32, ink.ink);
export const h1 = style("display", 20, ink.ink);
export const h2 = style("display", 14.5, ink.ink);
export const h3 = style("bold", 10, ink.ink);
export const body = style("sans", 9, ink.ink);
export const strong = style("bold", 9, ink.ink);
export const note = style("sans", 8.25, ink.faint);
export const small = style("sans", 7.75, ink.ink);
export const smallBold = style("bold", 7.75, ink.ink);
export const code = style("mono", 7.25, ink.muted);
export const head = style("bold", 7.25, ink.faint);
export const figure = style("display", 26, ink.ink);
