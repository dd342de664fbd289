import readSheets from "read-excel-file/node";
import { expect } from "vitest";
import type { Piece } from "#lib/reports/format.ts";
import type { Report } from "#lib/reports/report.ts";
import { readPdf } from "#tests/reports/pdf-text.ts";
import { bytesOf } from "#tests/reports/report-of.ts";
import { textOfHtml } from "#tests/reports/text-of-html.ts";
import { unpacked } from "#tests/reports/unpacked-html.ts";

/*
 * Reports of the demo account as files in tests/reports/golden: for people to read, and to see what a change changes.
 * `vitest run tests/scan/golden --update` writes them anew.
 */

/** A report without what every new check, kind and release moves, and what is drawn at random: the files are not about that. */
export function settled(report: Report): Report {
  return {
    ...report,
    generator: { ...report.generator, version: "0.0.0" },
    scan: { ...report.scan, id: "00000000-0000-4000-8000-000000000000", apiCalls: 600 },
    score: {
      ...{ value: 49, grade: "F", coverage: 0.92, provisional: false, waived: 1 },
      withWaived: { value: 47, grade: "F" },
      categories: [
        { category: "identity", value: 56, grade: "F", coverage: 0.95 },
        { category: "logging", value: null, grade: null, coverage: 0 },
      ],
      records: { assessed: 900, unknown: 50, coverage: 0.94, provisional: false },
    },
    checkOptions: report.checkOptions.filter(({ check }) => /^(endpoint|notebook-instance)\//.test(check)),
    notCollected: ["Hubs"],
  };
}

/** Holds what a format says of something to the file of that name. */
export async function expectGolden(
  subject: string,
  { name, extension }: { name: string; extension: string },
  pieces: AsyncIterable<Piece>,
): Promise<void> {
  const text = await readable(name, await bytesOf(pieces));
  // What is no text has its text beside it in a file of another name.
  const isPacked = name === "html" || name === "pdf" || name === "xlsx";
  await expect(text).toMatchFileSnapshot(`../reports/golden/${subject}.${extension}${isPacked ? ".txt" : ""}`);
}

/** As it is read: of pages, sheets and documents their text, and JSON a field a line. */
async function readable(name: string, bytes: Uint8Array): Promise<string> {
  const text = () => Buffer.from(bytes).toString();
  if (name === "html") return textOfHtml(unpacked(text()));
  if (name === "pdf") return (await readPdf(bytes)).texts.join("\n\n");
  if (name === "ndjson" || name === "ocsf" || name === "asff")
    return text()
      .trim()
      .split("\n")
      .map((line) => JSON.stringify(JSON.parse(line), null, 1))
      .join("\n");
  if (name !== "xlsx") return text();
  const sheets = await readSheets(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) => [`[${sheet}]`, ...linesOf(data)].join("\n")).join("\n\n");
}

function linesOf(rows: readonly (readonly unknown[])[]): string[] {
  const most = 24;
  const cell = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value ?? ""));
  const lines = rows.slice(0, most).map((row) => row.map(cell).join("\t").trimEnd());
  return rows.length > most ? [...lines, `(and ${rows.length - most} rows more)`] : lines;
}
