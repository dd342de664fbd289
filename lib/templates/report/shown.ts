import { visible } from "#lib/invisible.ts";
import type { TemplateFinding } from "./report.ts";

const longest = 300;

/** A value that was seen, in a line: text as it stands, all else as JSON. */
export function shownValue(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return visible(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** Why, in a sentence or several: what was seen and what should be, or why nobody knows. */
export function whyOf({ evidence = [], reason }: TemplateFinding): string[] {
  if (reason !== undefined) return [visible(reason)];
  return evidence.map(
    ({ path, observed, expected }) => `${visible(path)} is ${shownValue(observed)}; expected: ${visible(expected)}`,
  );
}

export function placeOf({ location, file }: TemplateFinding): string {
  return visible(location ? `${location.file}:${location.line}` : file);
}
