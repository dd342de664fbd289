import type { Redactor } from "#lib/analysis/secrets/redact.ts";
import type { FrameLine } from "./report/report.ts";
import type { Location } from "./resource.ts";

const around = 2;
const longest = 400;
const masked = "…";

/** What a frame shows: the lines around a place in a block. None of files on one line. */
interface Shown {
  location: Location;
  block: Location;
  /** Lines in which a secret was found. */
  hidden: ReadonlySet<number>;
}

/**
 * Frames of a file's places, in their order. A line in which a secret was found shows its key alone; what the redactor sees in any other is
 * taken out as well, and it sees each line once.
 */
export async function framesOf(
  lines: readonly string[],
  places: readonly (Shown | undefined)[],
  redactor: Redactor,
): Promise<FrameLine[][]> {
  const numbers = places.map((place) => (place ? numbersIn(place, lines) : []));
  const wanted = [...new Set(numbers.flat())];
  const settings = await redactor.clean(wanted.map((number) => asSetting(lines[number - 1] ?? "")));
  const clean = new Set(wanted.filter((number, at) => isClean(lines[number - 1] ?? "", settings[at])));
  return numbers.map((own, at) =>
    own.map((line): FrameLine => {
      const text = lines[line - 1] ?? "";
      const isHidden = places[at]?.hidden.has(line) || !clean.has(line);
      return { line, text: isHidden ? keyOnly(text) : text, isMeant: line === places[at]?.location.line };
    }),
  );
}

function numbersIn({ location: { line }, block }: Shown, lines: readonly string[]): number[] {
  const from = Math.max(block.line, line - around);
  const to = Math.min(block.endLine, line + around);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  return numbers.some((number) => (lines[number - 1] ?? "").length > longest) ? [] : numbers;
}

function isClean(text: string, setting: Readonly<Record<string, string>> | undefined): boolean {
  const [head = "", value = ""] = Object.entries(setting ?? {})[0] ?? [];
  return setting?.whole === text && (value === text || text.endsWith(value)) && text.includes(head);
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
