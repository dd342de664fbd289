import type { Span } from "./span.ts";

const begin = /-----BEGIN [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
/** Lines of a key, also when quoted or escaped in code, and the headers of an encrypted one. */
const body = /(?:[A-Za-z\d+/=\s\\:,"']|-(?!----))*/y;
const end = /-----END [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----/y;
const leastKey = 16;

/** Private keys in PEM, also those cut short, as values in an environment often are. A mere mention is none. */
export function privateKeys(text: string): Span[] {
  if (!text.includes("PRIVATE KEY")) return [];
  const spans: Span[] = [];
  begin.lastIndex = 0;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    body.lastIndex = match.index + match[0].length;
    const key = body.exec(text)?.[0] ?? "";
    end.lastIndex = match.index + match[0].length + key.length;
    const stop = end.exec(text) ? end.lastIndex : match.index + match[0].length + key.length;
    begin.lastIndex = stop;
    if (key.replace(/[^A-Za-z\d+/]/g, "").length < leastKey) continue;
    spans.push({ start: match.index, end: stop, kind: "private-key" });
  }
  return spans;
}
