import type { Detector } from "./detector.ts";
import type { Span } from "./span.ts";

/**
 * Finds secrets in texts whose lines are written otherwise than they are meant: many in one, as `\n` in JSON, or one over
 * many, as shells go on behind a `\`.
 */
export function unfoldedSecrets(using: readonly Detector[]): Detector {
  return async (text) => {
    const meant = unfolded(text);
    if (meant === text) return [];
    const found: Span[] = [];
    for (const detector of using) for (const span of await detector(meant)) found.push(span);
    return found;
  };
}

/** As long as the text, so that what is found in one stands at the same place in the other. */
function unfolded(text: string): string {
  return text.replace(/(?<!\\)(\\+)(t|(?:r\\+)?n|r|\r?\n)/g, (found, { length }: string, end: string) => {
    const blanks = " ".repeat(found.length - 1);
    // Escaping doubles: 1, 2, 4 … backslashes before an `n` are a new line, 3, 6, 12 … one behind a `\`.
    const goesOn = end.endsWith("\n") ? length % 2 === 1 : (length & (length - 1)) !== 0;
    if (end === "t" || goesOn) return `${blanks} `;
    return end.endsWith("\n") ? found : `${blanks}\n`;
  });
}
