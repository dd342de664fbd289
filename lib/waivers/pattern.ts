/*
 * Patterns of scopes: `*` stands for any characters, `?` for one, `\` takes a mark for itself. Nothing else is special, so no pattern that
 * somebody writes is slow to match.
 */

const marks = /[\\*?]/g;

/** The pattern that means this text and nothing else. */
export function exactly(text: string): string {
  return text.replace(marks, "\\$&");
}

/** The text that a pattern means; undefined of one that means several. */
export function onlyMeaning(pattern: string): string | undefined {
  const parts = partsOf(pattern);
  return parts.every((part) => typeof part === "string") ? parts.join("") : undefined;
}

/** True for a pattern that any text matches. */
export function isAnything(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

/** Whether all of a text matches, letter by letter and case by case. */
export function matches(pattern: string, text: string): boolean {
  const parts = partsOf(pattern);
  const letters = [...text];
  // As far as all before was matched; where the last `*` stood, and how much of the text it took.
  let at = 0;
  let letter = 0;
  let star = -1;
  let taken = 0;
  while (letter < letters.length) {
    const part = parts[at];
    if (part === anyOne || (typeof part === "string" && part === letters[letter])) {
      at++;
      letter++;
    } else if (part === many) {
      star = at++;
      taken = letter;
    } else if (star >= 0) {
      at = star + 1;
      letter = ++taken;
    } else return false;
  }
  return parts.slice(at).every((part) => part === many);
}

const anyOne = Symbol("?");
const many = Symbol("*");

/** Letters and marks. A `\` at the end stands for itself. */
function partsOf(pattern: string): (string | symbol)[] {
  const parts: (string | symbol)[] = [];
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    if (letter === "\\" && at + 1 < letters.length) parts.push(letters[++at] as string);
    else parts.push(letter === "*" ? many : letter === "?" ? anyOne : letter);
  }
  return parts;
}
