/** C0 and C1 controls, zero-width and bidirectional format characters, line separators, tags, surrogates left alone. */
const invisible = /([\p{Cc}\p{Cf}\p{Cs}\u2028\u2029])/u;
/** The same, but for the line feed and tab of text that has lines. */
const invisibleInLines = /((?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029])/u;

/** Text in parts, of which every second is a character that would not show, or would turn what stands around it. */
export function partsOf(text: string, lines = false): string[] {
  return text.split(lines ? invisibleInLines : invisible);
}

/** How such a character is shown: `U+202E`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text for a terminal: what would not show, or would turn what stands around it, by its code point. `lines`: text that has lines of its own. */
export function visible(text: string, lines = false): string {
  return partsOf(text, lines)
    .map((part, at) => (at % 2 === 1 ? `[${codePointOf(part)}]` : part))
    .join("");
}
