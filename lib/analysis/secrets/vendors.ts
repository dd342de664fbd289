import type { Span } from "./span.ts";
import { type VendorFormat, vendorFormats } from "./vendor-formats.ts";

interface Start {
  prefix: string;
  kind: string;
  find: RegExp;
}

const literally = (text: string) => text.replace(/[.+$/]/g, "\\$&");

/** The beginnings, by their first two characters: looking these up is all that most of a text costs. */
const starts = new Map<number, Start[]>();
for (const { kind, starts: prefixes, rest } of vendorFormats) {
  for (const prefix of prefixes) {
    const start = { prefix, kind, find: new RegExp(literally(prefix) + rest.source, `y${rest.flags}`) };
    const pair = pairAt(prefix, 0);
    starts.set(pair, [...(starts.get(pair) ?? []), start]);
  }
}
const isStart = new Uint8Array(1 << 14);
for (const pair of starts.keys()) isStart[pair] = 1;

const middles = vendorFormats.flatMap(({ kind, middle, rest }: VendorFormat) =>
  middle === undefined ? [] : [{ kind, middle, find: new RegExp(rest.source, `g${rest.flags}`) }],
);

/** Two characters of ASCII as one number. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 127) << 7) | (text.charCodeAt(at + 1) & 127);
}

const wordCharacter = /[A-Za-z\d]/;
/** What ends in a letter or digit and is none of the word after it: `\n`, `\u003d`, `%3D`. */
const escaped = /(?:\\[nrtbf]|\\u[\da-f]{4}|\\x[\da-f]{2}|%[\da-f]{2})$/i;

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !wordCharacter.test(text[at - 1] ?? "") || escaped.test(text.slice(Math.max(at - 6, 0), at));
}

/** Tokens and keys of vendors, each known by its own shape. */
export function vendorSecrets(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    if (isStart[pairAt(text, at)] === 0) continue;
    const span = spanAt(text, at);
    if (!span) continue;
    spans.push(span);
    at = span.end - 1;
  }
  for (const { kind, middle, find } of middles) {
    if (!text.includes(middle)) continue;
    for (const { index, 0: token } of text.matchAll(find)) {
      spans.push({ start: index, end: index + token.length, kind });
    }
  }
  return spans;
}

function spanAt(text: string, at: number): Span | undefined {
  for (const { prefix, kind, find } of starts.get(pairAt(text, at)) ?? []) {
    if (!text.startsWith(prefix, at) || !beginsWord(text, at)) continue;
    find.lastIndex = at;
    if (find.test(text)) return { start: at, end: find.lastIndex, kind };
  }
  return undefined;
}
