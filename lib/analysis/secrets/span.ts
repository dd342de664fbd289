/** The part of a text that is a secret. */
export interface Span {
  start: number;
  end: number;
  kind: string;
}

/** Says of a value only that its name calls it a secret; any other kind says more. */
export const namedSecret = "named-secret";

/** In order, overlapping ones as one: what any of them covers stays covered. The more telling kind names the whole. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
      if (last.kind === namedSecret) last.kind = span.kind;
    } else if (span.end > span.start) {
      merged.push({ ...span });
    }
  }
  return merged;
}
