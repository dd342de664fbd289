import type { Redactor } from "#lib/analysis/secrets/redact.ts";
import type { FrameLine } from "./report/report.ts";
import type { Location } from "./resource.ts";

const around = 2;
const longest = 400;
const masked = "…";

/**
 * The lines around a place in a block. A line in which a secret was found, of which `hidden` tells, shows its key alone; what the redactor
 * sees in any other is taken out as well. Files on one line have none.
 */
export async function frameOf(
  lines: readonly string[],
  { line }: Location,
  block: Location,
  hidden: ReadonlySet<number>,
  redactor: Redactor,
): Promise<FrameLine[]> {
  const from = Math.max(block.line, line - around);
  const to = Math.min(block.endLine, line + around);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const shown = numbers.map((number) => ({ number, text: lines[number - 1] ?? "" }));
  if (shown.length === 0 || shown.some(({ text }) => text.length > longest)) return [];
  const clean = await redactor.clean(shown.map(({ text }) => asSetting(text)));
  return shown.map(({ number, text }, at): FrameLine => {
    const [head = "", value = "", whole = ""] = clean[at]
      ? [...(Object.entries(clean[at] as object)[0] ?? []), (clean[at] as { whole: string }).whole]
      : [];
    const isClean = whole === text && (value === whole || text.endsWith(String(value))) && text.includes(head);
    const isHidden = hidden.has(number) || !isClean;
    return { line: number, text: isHidden ? keyOnly(text) : text, isMeant: number === line };
  });
}

/** A line as what it sets, and as it stands: a secret may be known by either. */
function asSetting(text: string): Record<string, string> {
  const [, key = "line", value = text] = /^[\s-]*["']?([\w.-]+)["']?\s*[:=]\s*(.*)$/.exec(text) ?? [];
  return { [key]: value, whole: text };
}

function keyOnly(text: string): string {
  const [head] = /^[\s-]*["']?[A-Za-z][\w.-]{0,60}["']?\s*[:=]/.exec(text) ?? [];
  return head === undefined ? `${/^\s*/.exec(text)?.[0] ?? ""}${masked}` : `${head} ${masked}`;
}
