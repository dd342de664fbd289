import fc from "fast-check";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import { visible } from "#lib/invisible.ts";
import { formatNamed, formatsOf } from "#lib/reports/formats/index.ts";
import type { Report, ReportChange } from "#lib/reports/report.ts";
import { sightBetween } from "#lib/reports/sight.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { changed, line, usual } from "./changed-report.ts";
import { hostile } from "./hostile.ts";
import { all, type Node, parsed } from "./read-markdown.ts";
import { bytesOf, findingWith, textOf } from "./report-of.ts";

const written = (name: "csv" | "json" | "ndjson" | "markdown" | "html", report: Report, options = {}) =>
  textOf(formatNamed(name).render(report, options));

test("what changed is told in each format that has it, with what was and what is", async () => {
  expect(formatsOf("changes").map(({ name }) => name)).toEqual([
    "html",
    "pdf",
    "markdown",
    "csv",
    "xlsx",
    "json",
    "ndjson",
  ]);
  const [head, ...rows] = readCsv(await written("csv", changed("x")));
  expect(head?.slice(0, 4)).toEqual(["change", "before", "after", "id"]);
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ["new newly-readable", "unknown", "fail", "a"],
    ["gone", "fail", "", "b"],
    ["newly-unknown", "pass", "unknown", "c"],
  ]);
  const lines = (await written("ndjson", changed("x"))).trimEnd().split("\n");
  const told = lines.map((one) => JSON.parse(one));
  expect(told.map(({ changes, before, after, finding }) => [changes[0], before, after, finding.id])).toEqual([
    ["new", "unknown", "fail", "a"],
    ["gone", "fail", null, "b"],
    ["newly-unknown", "pass", "unknown", "c"],
  ]);
  const whole = JSON.parse(await written("json", changed("x")));
  expect(whole.changes).toEqual(told);
  expect(whole).toMatchObject({
    schemaVersion: 1,
    since: { scan: { id: "before" }, score: { grade: "F" } },
    counts: { gone: 1 },
    sight: { lost: [{ action: "sagemaker:ListDomains" }], regained: [{ action: "ec2:DescribeVpcs" }] },
    resources: [{ is: "new" }, { is: "gone" }],
  });
});

test("words of AWS and its users add nothing to Markdown and take nothing away", async () => {
  const shapeOf = ({ type, children }: Node): unknown => (children ? [type, children.map(shapeOf)] : type);
  const spans = (node: Node) => all(node, "inlineCode").map(({ value = "" }) => value);
  const plain = parsed(await written("markdown", changed("plain")));
  expect(spans(plain).filter((value) => value === "plain").length).toBeGreaterThan(15);
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const page = parsed(await written("markdown", changed(text)));
      expect(shapeOf(page)).toEqual(shapeOf(plain));
      expect(spans(page)).toEqual(spans(plain).map((value) => value.replaceAll("plain", () => visible(text))));
    }),
    { numRuns: 100 },
  );
});

test("Markdown tells what was lost sight of before what changed, and says when a list is cut", async () => {
  const [one] = usual("x");
  if (!one) throw new Error("There is none.");
  const page = await written(
    "markdown",
    changed(
      "x",
      Array.from({ length: 25 }, () => one),
    ),
  );
  expect(page.indexOf("### Read before, and not now")).toBeLessThan(page.indexOf("### New failures"));
  expect(page.match(/was unknown, fails/g)).toHaveLength(20);
  expect(page).toContain("**There are more of these than stand in this list.**");
  const whole = await written(
    "markdown",
    changed(
      "x",
      Array.from({ length: 25 }, () => one),
    ),
    { lists: "all" },
  );
  expect(whole.match(/was unknown, fails/g)).toHaveLength(25);
  expect(whole).not.toContain("more of these");
  expect(await written("markdown", changed("x", []))).toContain("No live finding changed.");
});

const tagsOf = (page: string) =>
  (page.replace(/<style>.*?<\/style>/gs, "").match(/<[^>]*>/g) ?? []).filter(
    (tag) => !/code-point|^<\/span>/.test(tag),
  );

test("the HTML tells what got worse with its evidence and what was lost sight of, and words of AWS make no markup in it", async () => {
  const page = await written("html", changed("plain"));
  expect(page.indexOf("Read before, and not now")).toBeLessThan(page.indexOf('<section id="new">'));
  expect(page).toMatch(/was unknown, fails.*<table class="evidence/s);
  expect(page).toMatch(/failed, is gone/);
  expect(page).toMatch(/Came <span class="total">1<.*Went <span class="total">1</s);
  // Nothing runs, and each way leads to something.
  expect(page).not.toContain("<script");
  expect(page).toContain("default-src 'none'; style-src");
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  const plain = tagsOf(page);
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const other = await written("html", changed(text));
      expect(tagsOf(other)).toEqual(plain);
      expect(other).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }),
    { numRuns: 100 },
  );
  expect(await written("html", changed("x", []))).toContain("No live finding changed.");
});

test("what is in order now is told in the HTML, or counted alone", async () => {
  const resource = { ...findingWith().resource, name: "mended-one" };
  const fixed: ReportChange = {
    ...{ changes: ["fixed"], before: "fail", after: "pass" },
    finding: findingWith({ status: "pass", resource }),
  };
  const report = changed("x", [fixed]);
  expect(await written("html", report)).toContain("mended-one");
  const counted = await written("html", report, { passing: "counted" });
  expect(counted).not.toContain("mended-one");
  expect(counted).toContain('<section id="fixed">');
});

test("of several accounts each stands by itself in the HTML", async () => {
  const [one, other] = [changed("x"), changed("x")];
  const page = await textOf(
    formatNamed("html").render([one, { ...other, scan: { ...other.scan, account: "444455556666" } }]),
  );
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toContain("new-444455556666");
  expect(new Set(ids).size).toBe(ids.length);
});

test("the workbook has both scans, every change as the CSV has it, what came and went, and what was lost sight of", async () => {
  const book = await readXlsx(Buffer.from(await bytesOf(formatNamed("xlsx").render(changed("x")))), { trim: false });
  const sheets = new Map(book.map(({ sheet, data }) => [sheet, data as unknown[][]]));
  expect([...sheets.keys()]).toEqual(["Between two scans", "Changes", "Came and went", "Sight"]);
  const between = new Map(sheets.get("Between two scans")?.map(([what, ...values]) => [what, values]));
  expect(between.get("Grade")?.slice(0, 2)).toEqual(["F", "D"]);
  expect(between.get("Gone with their resource")?.[1]).toBe(1);
  const [head, ...rows] = readCsv(await written("csv", changed("x")));
  const changes = sheets.get("Changes");
  expect(changes?.[0]).toEqual(head);
  expect(changes?.slice(1).map((row) => row.slice(0, 4).map((cell) => cell ?? ""))).toEqual(
    rows.map((row) => row.slice(0, 4)),
  );
  expect(sheets.get("Came and went")?.map(([is]) => is)).toEqual(["came or went", "came", "went"]);
  expect(sheets.get("Sight")?.map(([sight, , , action]) => [sight, action])).toEqual([
    ["sight", "action"],
    ["lost", "sagemaker:ListDomains"],
    ["regained", "ec2:DescribeVpcs"],
  ]);
});

test("sight is lost and regained only of what both scans asked for", () => {
  const denied = line({ status: "denied" });
  expect(sightBetween([line()], [denied])).toEqual({ lost: [denied], regained: [] });
  expect(sightBetween([denied], [line()])).toEqual({ lost: [], regained: [denied] });
  expect(sightBetween([denied], [denied])).toEqual({ lost: [], regained: [] });
  expect(sightBetween([line()], [])).toEqual({ lost: [], regained: [] });
  expect(sightBetween([], [denied])).toEqual({ lost: [], regained: [] });
  expect(sightBetween([line({ region: "eu-west-1" })], [denied])).toEqual({ lost: [], regained: [] });
});
