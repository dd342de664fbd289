import { visible } from "#lib/invisible.ts";

/**
 * Words of AWS or of people, as a code span: nothing in one is markup, and GitHub links no name, number or address in it.
 * What would not show, line ends too, is shown by its code point. It begins no line and stands in no table.
 * Source: GitHub Flavored Markdown, 6.3 "Code spans".
 */
export function code(text: string): string {
  const shown = visible(text);
  if (shown === "") return "`(empty)`";
  const fence = "`".repeat(longestRun(shown) + 1);
  // One space on each side is taken away again, unless there is nothing else.
  const isPadded = /^`|`$/.test(shown) || (/^ .* $/.test(shown) && /[^ ]/.test(shown));
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** Text that has lines, as a fenced block: the fence is longer than any run of backticks in it. */
export function block(text: string, language: string): string {
  const shown = visible(text, true);
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}\n`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** What GitHub makes a link of: addresses, mentions, numbers of issues. */
const linked = /(https?:\/\/\S+|www\.\S+|\S*[@#]\S+)/i;

/** Our own words, as they read: none of them is markup, and what would be a link is code. */
export function words(text: string): string {
  return visible(text)
    .split(linked)
    .map((part, at) => (at % 2 ? code(part) : part.replace(/[\\`*_[\]<>&|~$]/g, "\\$&")))
    .join("");
}
