import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "#lib/reports/formats/csv-text.ts";
import { readCsv as read } from "#tests/support/read-csv.ts";

async function* of<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function csv(cells: readonly (string | number | boolean | null)[]): Promise<string> {
  let text = "";
  for await (const piece of csvOf(of(cells), [{ name: "cell", value: (cell) => cell }])) text += piece;
  return text;
}

/** The cells of a one-column file, without its head. */
const cellsOf = (text: string) =>
  read(text)
    .slice(1)
    .map(([cell = ""]) => cell);

const runs = /^["\s]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe("csvOf", () => {
  it("writes a head and a line for each row", async () => {
    expect(await csv(["one", 2, false, null])).toBe("cell\r\none\r\n2\r\nfalse\r\n\r\n");
  });

  it("writes the head alone when there are no rows", async () => {
    expect(await csv([])).toBe("cell\r\n");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1", "'  =1"],
    ['"=1', "'\"=1"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠A1", "'＠A1"],
    ["﹦1", "'﹦1"],
    ["\t=1", "'␉'=1"],
    ["\r=1", "'␍'=1"],
    ["\n=1", "'␊'=1"],
    ["\nplain", "'␊plain"],
    ["\0=1", "␀=1"],
    ["a;=1", "a;'=1"],
    ['a; "=1"', 'a; "\'=1"'],
    ["a;;=1;@x", "a;;'=1;'@x"],
    ["a|=1", "a|'=1"],
    ["a\t=1", "a␉'=1"],
    ["a\r\n=1", "a␍␊'=1"],
    ["a\u0007b\u001bc\u007fd\u009be", "a␇b␛c␡d\ufffde"],
    ["a\u202eb", "a\ufffdb"],
    ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
    ["plain; text, with 'marks' and \"quotes\" = 1", "plain; text, with 'marks' and \"quotes\" = 1"],
    ["Zoë’s 模型 👩‍🔬", "Zoë’s 模型 👩‍🔬"],
  ])("disarms %j", async (cell, expected) => {
    expect(cellsOf(await csv([cell]))).toEqual([expected]);
  });

  it("leaves numbers alone, negative ones too", async () => {
    expect(cellsOf(await csv([-3]))).toEqual(["-3"]);
  });

  const harmless = fc.string({ unit: fc.constantFrom(..."abc é模,;\"'|:/.=+-@") }).filter((cell) => {
    return cell !== "" && !runs.test(cell) && !/[;|]["\s]*[=+\-@]/.test(cell);
  });
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(..."=+-@＝＠;,|\"' \t\r\n\0\u007f\u0085\u202e"),
      fc.string({ unit: "binary", maxLength: 1 }),
    ),
  });

  it("gives back text that is none of that as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(harmless), async (cells) => {
        expect(cellsOf(await csv(cells))).toEqual(cells);
      }),
      { numRuns: 100 },
    );
  });

  it("runs nothing, whatever the text and wherever a spreadsheet separates cells, and keeps each cell one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1 }), async (cells) => {
        const text = await csv(cells);
        expect(read(text)).toHaveLength(cells.length + 1);
        for (const separator of [",", ";", "|", "\t"]) {
          for (const record of read(text, separator)) {
            for (const cell of record) {
              expect(cell).not.toMatch(runs);
              expect(cell).not.toMatch(controls);
            }
          }
        }
        // And nothing but apostrophes and pictures was added.
        const bare = (cell: string) =>
          cell
            .toWellFormed()
            .replaceAll("'", "")
            .replace(/[^\x20-\x7e]/gu, "");
        expect(cellsOf(text).map(bare)).toEqual(cells.map(bare));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the order over many batches", async () => {
    const cells = Array.from({ length: 1001 }, (_, index) => index);
    expect(cellsOf(await csv(cells))).toEqual(cells.map(String));
  });
});
