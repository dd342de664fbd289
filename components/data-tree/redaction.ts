/** A piece of a text: as it stands, or the mark that stands where a secret stood. */
export type TextPart =
  | { type: "text"; text: string }
  | { type: "redacted"; kind: string; fingerprint: string }
  | { type: "withheld" };

/* The marks that redaction leaves, see lib/analysis/secrets/mark.ts. */
const marks = /«(?:redacted ([a-z0-9-]{1,40}) ([0-9a-f]{6})|withheld: could not be scanned)»/g;

/** The text in order, cut at the marks of redaction. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > from) parts.push({ type: "text", text: text.slice(from, match.index) });
    const [whole, kind, fingerprint] = match;
    parts.push(kind && fingerprint ? { type: "redacted", kind, fingerprint } : { type: "withheld" });
    from = match.index + whole.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ type: "text", text: text.slice(from) });
  return parts;
}
