import type { Statement } from "./statements.ts";

/** Something that a script does: what, the command as far as it is about that, and the lines that do it. */
export interface Sight {
  what: string;
  command: string;
  /** Counted from 1, in order. */
  lines: readonly number[];
}

export interface Pattern {
  what: string;
  pattern: RegExp;
}

/** In a pattern: not where the machine talks to itself. */
export const elsewhere = String.raw`(?![^|;&]*https?://(?:localhost|127\.|169\.254\.))`;

const longest = 160;

/** A command as it is shown: in one line, and not longer than that says what it is. */
export function shown(command: string): string {
  const line = command.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

export function linesOf(...statements: readonly Statement[]): number[] {
  const lines = statements.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** The first pattern of each statement that is found in it. */
export function sightsOf(statements: readonly Statement[], patterns: readonly Pattern[]): Sight[] {
  return statements.flatMap((statement) => {
    for (const { what, pattern } of patterns) {
      const [command] = pattern.exec(statement.text) ?? [];
      if (command !== undefined) return [{ what, command: shown(command), lines: linesOf(statement) }];
    }
    return [];
  });
}
