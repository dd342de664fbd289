import type { Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { wordsOf } from "#lib/format.ts";
import { html, Markup } from "./markup.ts";

/** One shape for each severity and verdict, as on the screens: told apart without colour. */
const shapes: Record<Severity | VerdictStatus, string> = {
  critical: '<path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/>',
  high: '<path fill="currentColor" d="M8 1.2 15.4 14.4H.6z"/>',
  medium: '<path fill="currentColor" d="M8 .8 15.2 8 8 15.2.8 8z"/>',
  low: '<circle cx="8" cy="8" r="6" fill="currentColor"/>',
  info: '<circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  pass: '<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M2.5 8.5 6.5 12.5 13.5 4"/>',
  fail: '<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5"/>',
  unknown:
    '<path fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" d="M5.2 5.6C5.4 3.9 6.5 3 8 3c1.7 0 2.8 1 2.8 2.4 0 2-2.8 2-2.8 4.1"/><circle cx="8" cy="12.6" r="1.15" fill="currentColor"/>',
  "not-applicable": '<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M4 8h8"/>',
};

/** The shapes, once, for `mark` to point at. */
export const shapeSheet = new Markup(
  `<svg width="0" height="0" aria-hidden="true" class="sheet">${Object.entries(shapes)
    .map(([name, shape]) => `<symbol id="mark-${name}" viewBox="0 0 16 16">${shape}</symbol>`)
    .join("")}</svg>`,
);

/** Shape, colour and word. */
export function mark(what: Severity | VerdictStatus, words = wordsOf(what)): Markup {
  return html`<span class="mark ${what}"><svg width="12" height="12" aria-hidden="true"><use href="#mark-${what}"/></svg>${words}</span>`;
}
