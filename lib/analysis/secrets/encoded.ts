import type { Detector } from "./detector.ts";
import type { Span } from "./span.ts";

/** Words of base64, also over several lines of a width; shorter ones hold no name and value. */
const words = /(?<![\w+/-])(?:[A-Za-z\d+/_-]{60,}(?:(?:\r?\n|\\n)[A-Za-z\d+/_-]{2,})+|[A-Za-z\d+/_-]{16,})={0,2}/g;
const longest = 1 << 20;
/** A secret in base64 in base64 is still found; whoever wraps it once more did not do so by accident. */
const deepest = 2;
const separator = "\n\0\n";
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text.
const binary = /[\0-\x08\x0b\x0e-\x1f\x7f\ufffd]/;

/** Finds base64 in which the other detectors find a secret: the whole word is one then. */
export function encodedSecrets(using: readonly Detector[]): Detector {
  const find = async (text: string, depth: number): Promise<Span[]> => {
    const candidates = Array.from(text.matchAll(words)).flatMap(({ index, 0: word }) => {
      const decoded = decode(word);
      return decoded === undefined ? [] : [{ start: index, end: index + word.length, decoded }];
    });
    if (candidates.length === 0) return [];
    const joined = separator + candidates.map(({ decoded }) => decoded).join(separator) + separator;
    const found: Span[] = [];
    for (const detector of using) for (const span of await detector(joined)) found.push(span);
    if (depth < deepest) for (const span of await find(joined, depth + 1)) found.push(span);
    let at = separator.length;
    return candidates.flatMap(({ start, end, decoded }): Span[] => {
      const from = at;
      at += decoded.length + separator.length;
      const inner = found.find((span) => span.start < from + decoded.length && span.end > from);
      return inner ? [{ start, end, kind: inner.kind }] : [];
    });
  };
  return (text) => find(text, 1);
}

/** The text that a word of base64 stands for; undefined when it stands for none, as nearly every long word does. */
function decode(word: string): string | undefined {
  if (word.length > longest || !/[A-Z]/.test(word)) return undefined;
  // Most words are told by their beginning.
  if (binary.test(Buffer.from(word.slice(0, 16), "base64").toString("latin1"))) return undefined;
  const text = Buffer.from(word.replaceAll("\\n", ""), "base64").toString("utf8");
  return text.length < 8 || binary.test(text.slice(0, -1)) ? undefined : text;
}
