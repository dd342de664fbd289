import { visible } from "#lib/invisible.ts";

/** A message of plain text. Names may be anything: none becomes an embedded link, `[text](target)`. Source: SARIF 2.1.0, 3.11.6. */
export function messageOf(lines: readonly string[]): { text: string } {
  return { text: visible(lines.join("\n"), true).replaceAll("](", "\\](") };
}
