/** A part of a text. */
export interface Part {
  start: number;
  end: number;
}

const opening = /[bBfFrRuU$]{0,2}(\\{0,15})(["'`])/y;
/** Ends at a blank, a quote, or what separates values in code, shells, queries and connection strings. */
const bare = /[^\s"'`,;&|<>(){}[\]\\«»]+/y;
/** Goes on through what ends no value when more of it follows: `pa(ss)w0rd`. */
const inside = /[()[\]{}<>|!](?=[^\s"'`,;&|<>(){}[\]\\)«»])[^\s"'`,;&|\\«»]*/y;
const block = /[|>][+-]?\d?[ \t]{0,8}\r?\n[ \t]{1,40}(\S[^\r\n]*)/y;

/** Up to the quote that closes it, or to the end of the line. A quote with other escapes before it does not close. */
export function quotedValue(text: string, at: number): Part | undefined {
  opening.lastIndex = at;
  const open = opening.exec(text);
  if (!open) return undefined;
  const [whole, escapes = "", quote = ""] = open;
  // Three quotes open a text as one does.
  const unit = escapes + quote;
  const start = at + whole.length + (text.startsWith(unit + unit, at + whole.length) ? 2 * unit.length : 0);
  // In a shell these quote a command, which is no value; in JavaScript a text.
  if (quote === "`" && /^[\w./-]{1,60}[ \t]/.test(text.slice(start, start + 64))) return undefined;
  let backslashes = 0;
  for (let end = start; end < text.length; end++) {
    const character = text[end];
    if (character === "\n" || character === "\0") return { start, end };
    if (character === "\\") {
      backslashes++;
      continue;
    }
    const closes = escapes === "" ? backslashes % 2 === 0 : backslashes === escapes.length;
    if (character === quote && closes) return { start, end: end - (escapes === "" ? 0 : escapes.length) };
    backslashes = 0;
  }
  return { start, end: text.length };
}

/** The first line of a YAML block: `password: |` and the value below it. */
export function blockValue(text: string, at: number): Part | undefined {
  block.lastIndex = at;
  const found = block.exec(text);
  if (!found) return undefined;
  const end = at + found[0].length;
  return { start: end - (found[1]?.length ?? 0), end };
}

/** A value without quotes. */
export function bareValue(text: string, at: number): Part | undefined {
  bare.lastIndex = at;
  if (!bare.test(text)) return undefined;
  let end = bare.lastIndex;
  // Code calls and indexes what is a word; a password only holds such a character.
  if (!/^[\w.$]+$/.test(text.slice(at, end))) {
    inside.lastIndex = end;
    if (inside.test(text)) end = inside.lastIndex;
  }
  while (end > at + 1 && /[.:]/.test(text[end - 1] ?? "")) end--;
  return { start: at, end };
}
