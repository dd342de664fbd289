import type { Span } from "./span.ts";

/** Stands where a text stood that no scanner could look through. */
export const withheld = "«withheld: could not be scanned»";

/** Stands where a report leaves out the value of a setting: nothing of it is told, not even how long it was. */
export const leftOut = "«value left out»";

/** Stands where a secret stood. */
export function mark(kind: string, fingerprint: string): string {
  return `«redacted ${kind} ${fingerprint.slice(0, 6)}»`;
}

const marks = /«(?:redacted [a-z0-9-]{1,40} [0-9a-f]{6}|withheld: could not be scanned|value left out)»/g;

/** The marks in the text, and nothing of what stands around them. */
export function marksIn(text: string): string[] {
  return [...text.matchAll(marks)].map(([mark]) => mark);
}

/** Whether a secret, what could not be scanned or a value was taken out of the text: it is not what AWS knows. */
export function hasMark(text: string): boolean {
  // Unlike test, search does not remember where it was.
  return text.search(marks) !== -1;
}

/** The text with each mark replaced, by what its fingerprint gives. */
export function replaceMarks(text: string, by: (fingerprint: string) => string): string {
  return text.replace(marks, (one) => by(/ ([0-9a-f]{6})»$/.exec(one)?.[1] ?? "withheld"));
}

/** Without the spans that lie within a mark: what an earlier redaction left is no secret. */
export function outsideMarks(text: string, spans: readonly Span[]): readonly Span[] {
  if (spans.length === 0 || !text.includes("«")) return spans;
  const taken = [...text.matchAll(marks)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  let at = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      while ((taken[at]?.to ?? Number.POSITIVE_INFINITY) <= start) at++;
      const mark = taken[at];
      return !mark || start < mark.from || end > mark.to;
    });
}
