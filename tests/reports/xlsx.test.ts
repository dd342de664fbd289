import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import readXlsx from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { visible } from "#lib/invisible.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Cell } from "#lib/reports/formats/xlsx/cell.ts";
import { table, workbookOf } from "#lib/reports/formats/xlsx/workbook.ts";
import type { Report } from "#lib/reports/report.ts";
import { account, bytesOf, findingWith, reportWith } from "./report-of.ts";

const at = "2026-11-20T12:00:00.000Z";
const xlsx = formatNamed("xlsx");

async function* of<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function sheetsIn(bytes: Uint8Array): Promise<Map<string, unknown[][]>> {
  const sheets = await readXlsx(Buffer.from(bytes), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as unknown[][]]));
}

const bookOf = (cells: readonly Cell[], most?: number) => {
  const rows = () => of(cells);
  return bytesOf(
    workbookOf([table("Cells", [{ name: "cell", width: 20, value: (cell: Cell) => cell }], rows)], at, "x", most),
  );
};

/** The cells of the only column, as a reader of other people's reads them. */
const readBack = async (cells: readonly Cell[]) => (await sheetsIn(await bookOf(cells))).get("Cells")?.slice(1).flat();

const xmlOf = async (cells: readonly Cell[]) =>
  strFromU8(unzipSync(await bookOf(cells))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

const reportIn = (report: Report) => bytesOf(xlsx.render(report)).then(sheetsIn);

describe("a cell", () => {
  test("keeps its type", async () => {
    const time = new Date("2026-11-02T03:04:05.000Z");
    expect(await readBack([1, -2.5, true, false, time, "text", "007"])).toEqual([
      1,
      -2.5,
      true,
      false,
      time,
      "text",
      "007",
    ]);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"])(
    "%j stays text",
    async (text) => {
      expect(await readBack([text])).toEqual([text]);
      const xml = await xmlOf([text]);
      expect(xml).not.toContain("<f");
      expect(xml).toMatch(/<c r="A2" s="3" t="inlineStr">/);
    },
  );

  test("holds any text, with what would not show made visible", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "binary", minLength: 1 }), { minLength: 1 }), async (texts) => {
        const read = await readBack(["first", ...texts, "last"]);
        expect(read).toEqual([
          "first",
          ...texts.map((text) =>
            visible(text).replace(/[\ufffe\uffff]/g, (one) =>
              visible(one) === one ? `[U+${one.charCodeAt(0).toString(16).toUpperCase()}]` : one,
            ),
          ),
          "last",
        ]);
      }),
      { numRuns: 100 },
    );
  });

  test("what looks like Excel's escape of a character is that text", async () => {
    expect(await xmlOf(["_x0041_"])).toContain("_x005F_x0041_");
  });

  test("is cut where Excel cuts, and says so", async () => {
    const [long = ""] = ((await readBack(["x".repeat(40_000)])) ?? []) as string[];
    expect(long).toHaveLength(32_767);
    expect(long).toMatch(/ … cut here: 40000 characters are more than a cell holds; the JSON report has them all\.$/);
    expect(await readBack(["y".repeat(32_767)])).toEqual(["y".repeat(32_767)]);
  });
});

test("a list that is longer than a sheet goes on in the next, each with its head and its filter", async () => {
  const bytes = await bookOf([1, 2, 3, 4, 5], 3);
  expect([...(await sheetsIn(bytes))]).toEqual([
    ["Cells", [["cell"], [1], [2]]],
    ["Cells 2", [["cell"], [3], [4]]],
    ["Cells 3", [["cell"], [5]]],
  ]);
  const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet2.xml"] ?? new Uint8Array());
  expect(xml).toContain('<autoFilter ref="A1:A3"/>');
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect([...(await sheetsIn(await bookOf([1, 2], 3))).keys()]).toEqual(["Cells"]);
});

test("the sheets that a subject has", async () => {
  const names = async (subject: Report["subject"]) => [...(await reportIn(reportWith([], { subject }))).keys()];
  expect(await names("scan")).toEqual(["Summary", "Findings", "Coverage", "Resources", "Signals", "Activity"]);
  expect(await names("findings")).toEqual(["Summary", "Findings", "Coverage", "Activity"]);
  expect(await names("resources")).toEqual(["Summary", "Resources", "Coverage"]);
});

test("findings are typed, and what they rest on stands with them", async () => {
  const sheets = await reportIn(reportWith([findingWith(), findingWith({ status: "unknown" })]));
  const [head = [], failing = [], unknown = []] = sheets.get("Findings") ?? [];
  const of = (row: unknown[], name: string) => row[head.indexOf(name)];
  expect(of(failing, "since")).toEqual(new Date("2026-11-02T00:00:00.000Z"));
  expect(of(failing, "isEarlier")).toBe(false);
  expect(of(failing, "account")).toBe(account);
  expect(of(failing, "evidence")).toBe("RootAccess: Enabled (wanted: Disabled)");
  expect(of(unknown, "reason")).toBe("sagemaker:DescribeNotebookInstance was denied.");
});

test("what was not assessed stands first in the ledger: what was denied, left out, and not read at all", async () => {
  const line = { region: "us-east-1", kind: "domain", action: "sagemaker:ListDomains" };
  const sheets = await reportIn(
    reportWith([], {
      coverage: [
        { ...line, kind: "model", status: "complete" },
        { ...line, status: "denied", permission: "sagemaker:ListDomains", unlisted: true },
      ],
      limits: { horizonDays: 30, kindsLeftOut: ["Studio domains"] },
    }),
  );
  const rows = sheets
    .get("Coverage")
    ?.slice(1)
    .map(([kind, region, status]) => [kind, region, status]);
  expect(rows).toEqual([
    ["domain", "us-east-1", "denied"],
    ["model", "us-east-1", "complete"],
    ["every kind", "every other region", "left out of this scan"],
    ["finished jobs older than 30 days", "every region", "left out of this scan"],
    ["Studio domains", "every region", "left out of this scan"],
    ["Hubs", "every region", "not read by this version"],
  ]);
});

test("the summary says the grade, the counts and the filters of every account", async () => {
  const filters = [{ name: "severity", label: "Severity", values: ["critical", "high"] }];
  const report = reportWith([findingWith()], { subject: "findings", filters });
  const other = { ...report, scan: { ...report.scan, account: "444455556666" } };
  const rows = (await sheetsIn(await bytesOf(xlsx.render([report, other])))).get("Summary") ?? [];
  const found = (topic: string, what: string) =>
    rows.filter((row) => row[0] === topic && row[1] === what).map((row) => [row[2], row[4]]);
  expect(found("Score", "Grade")).toEqual([
    ["D", account],
    ["D", "444455556666"],
  ]);
  expect(found("Findings on what is live", "Fail, high")[0]).toEqual([1, account]);
  expect(found("Filter", "Severity")[0]).toEqual(["critical, high", account]);
  expect(found("Scope", "Read until")[0]).toEqual([new Date("2026-11-20T12:00:00.000Z"), account]);
});
