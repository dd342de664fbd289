import type { FileTold } from "#lib/activity/files/import-files.ts";
import { formatCount, plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";

/** A trail writes a file every five minutes: of a folder with a year of them, those are named that could not be read. */
const mostRows = 200;

/** Collects what became of files, and writes the table of it: each file, or of thousands those with a problem, and the sum. */
export class ImportTable {
  readonly #rows: string[][] = [];
  readonly #sum = {
    files: 0,
    unnamed: 0,
    problems: 0,
    records: 0,
    kept: 0,
    known: 0,
    leftOut: new Map<string, number>(),
  };

  add(name: string, { records, kept, known, leftOut, problem }: FileTold): void {
    const sum = this.#sum;
    sum.files++;
    sum.records += records;
    sum.kept += kept;
    sum.known += known;
    for (const [reason, count] of leftOut) sum.leftOut.set(reason, (sum.leftOut.get(reason) ?? 0) + count);
    if (problem) sum.problems++;
    else if (this.#rows.length >= mostRows) {
      sum.unnamed++;
      return;
    }
    this.#rows.push([visible(name), ...counts(records, kept, known, leftOut), visible(why(leftOut, problem))]);
  }

  /** Files that were not read to their end. */
  get problems(): number {
    return this.#sum.problems;
  }

  /** Events that were stored. */
  get kept(): number {
    return this.#sum.kept;
  }

  toString(): string {
    const { files, unnamed, records, kept, known, leftOut } = this.#sum;
    const rows = [["File", "Records", "Kept", "Known before", "Left out", ""], ...this.#rows];
    if (files !== 1)
      rows.push([plural(files, "file"), ...counts(records, kept, known, leftOut), why(leftOut, undefined)]);
    const widths = [0, 1, 2, 3, 4].map((at) => rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), 0));
    const lines = rows.map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  ")
        .trimEnd(),
    );
    if (unnamed > 0)
      lines.push(`${plural(unnamed, "file")} without a problem ${unnamed === 1 ? "is" : "are"} in the sum alone.`);
    return `${lines.join("\n")}\n`;
  }
}

function counts(records: number, kept: number, known: number, leftOut: ReadonlyMap<string, number>): string[] {
  const left = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  return [records, kept, known, left].map(formatCount);
}

function why(leftOut: ReadonlyMap<string, number>, problem: string | undefined): string {
  const reasons = [...leftOut].map(([reason, count]) => `${formatCount(count)} ${reason}`).join("; ");
  return [problem, reasons && `Left out: ${reasons}.`].filter(Boolean).join(" ");
}
