import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "#lib/reports/formats/csv.ts";

async function* of<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function csv(cells: readonly (string | number | boolean | null)[]): Promise<string> {
  let text = "";
  for await (const piece of csvOf(of(cells), [{ name: "cell", value: (cell) => cell }])) text += piece;
  return text;
}

/** The cells of a one-column RFC 4180 file, without its head. */
function cellsOf(text: string): string[] {
  const records = text.match(/(?:"(?:[^"]|"")*"|[^"\r\n]*)\r\n/g) ?? [];
  return records
    .slice(1)
    .map((record) => record.slice(0, -2))
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

describe("csvOf", () => {
  it("writes a head and a line for each row", async () => {
    expect(await csv(["one", 2, false, null])).toBe("cell\r\none\r\n2\r\nfalse\r\n\r\n");
  });

  it("writes the head alone when there are no rows", async () => {
    expect(await csv([])).toBe("cell\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "=1,2\r\n=3"])(
    "disarms %j",
    async (cell) => {
      expect(cellsOf(await csv([cell]))).toEqual([`'${cell}`]);
    },
  );

  it("leaves numbers alone, negative ones too", async () => {
    expect(cellsOf(await csv([-3]))).toEqual(["-3"]);
  });

  it("gives back any text, an apostrophe before what a spreadsheet would run", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "binary" }).filter((cell) => cell !== "")), async (cells) => {
        const back = cellsOf(await csv(cells));
        expect(back).toHaveLength(cells.length);
        back.forEach((cell, index) => {
          expect(cell.replace(/^'/, "")).toBe(cells[index]?.replace(/^'/, ""));
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("keeps the order over many batches", async () => {
    const cells = Array.from({ length: 1001 }, (_, index) => index);
    expect(cellsOf(await csv(cells))).toEqual(cells.map(String));
  });
});
