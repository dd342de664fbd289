import fc from "fast-check";
import { expect, test } from "vitest";
import { frameworkNamed } from "#lib/checks/controls/index.ts";
import { formats } from "#lib/reports/formats/index.ts";
import { ofFramework } from "#lib/reports/of-framework.ts";
import type { Report, Subject } from "#lib/reports/report.ts";
import { unscannedWords } from "#lib/reports/unscanned.ts";
import { changed } from "./changed-report.ts";
import { hostile } from "./hostile.ts";
import { parsed } from "./read-markdown.ts";
import { findingWith, reportWith, textOf } from "./report-of.ts";
import { wordsInside } from "./words-inside.ts";

const dark = "999988887777";

function reportOn(subject: Subject, unscanned: Report["unscanned"] = [{ account: dark, name: "the lab" }]): Report {
  const report = reportWith([findingWith()], { subject });
  const own =
    subject === "changes"
      ? changed("x")
      : subject === "framework"
        ? ofFramework(report, frameworkNamed("aws-fsbp"))
        : report;
  return { ...own, unscanned };
}

const telling = formats.flatMap((format) =>
  (format.tellsUnscanned ?? []).map((subject) => [format.name, subject, format] as const),
);

test.each(telling)("%s of %s says before all else which accounts were never scanned", async (_, subject, format) => {
  expect(format.subjects).toContain(subject);
  const said = await wordsInside(format, format.render(reportOn(subject)));
  expect(said).toContain(dark);
  expect(said).toContain("the lab");
  if (["html", "pdf", "markdown"].includes(format.name)) {
    const told = said.indexOf("root access");
    expect(told).toBeGreaterThan(0);
    expect(said.indexOf(dark)).toBeLessThan(told);
  }
  expect(await wordsInside(format, format.render(reportOn(subject, [])))).not.toContain(dark);
});

test("people's formats have a scope in each of their subjects, and lists for programs have none", () => {
  const having = (name: string) => telling.filter(([own]) => own === name).map(([, subject]) => subject);
  for (const name of ["html", "pdf", "markdown", "xlsx"])
    expect(having(name)).toEqual(formats.find((one) => one.name === name)?.subjects);
  expect(having("json")).toEqual(["framework"]);
  for (const name of ["csv", "ndjson", "sarif", "junit", "ocsf", "asff", "prowler-csv", "bundle", "fix-plan"])
    expect(having(name)).toEqual([]);
});

test("as JSON it is a field", async () => {
  const json = formats.find(({ name }) => name === "json");
  const whole = JSON.parse(await textOf(json?.render(reportOn("framework")) ?? (async function* () {})()));
  expect(whole.unscanned).toEqual([{ account: dark, name: "the lab" }]);
});

test("a name that is the number is said once", () => {
  expect(unscannedWords({ account: dark, name: dark })).toBe(
    `Account ${dark} has not been scanned: nothing in this report tells of it.`,
  );
});

test("what people call an account makes no markup", async () => {
  const [html, markdown] = (["html", "markdown"] as const).map((name) => formats.find((one) => one.name === name));
  if (!html || !markdown) throw new Error("There are no such formats.");
  const tagsOf = (page: string) => page.match(/<[^>]*>/g)?.filter((tag) => !/code-point|^<\/span>/.test(tag));
  const page = async (name: string) =>
    tagsOf(await textOf(html.render(reportOn("changes", [{ account: dark, name }]))));
  const shape = async (name: string) =>
    JSON.stringify(
      parsed(await textOf(markdown.render(reportOn("changes", [{ account: dark, name }])))),
      (key, value) => (key === "value" || key === "position" ? undefined : value),
    );
  const plain = [await page("plain"), await shape("plain")];
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      expect([await page(name), await shape(name)]).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test("of very many the cover of the PDF tells every number", async () => {
  const pdf = formats.find(({ name }) => name === "pdf");
  if (!pdf) throw new Error("There is no such format.");
  const many = Array.from({ length: 60 }, (_, at) => ({ account: String(100_000_000_000 + at), name: `lab ${at}` }));
  const said = await wordsInside(pdf, pdf.render(reportOn("scan", many)));
  for (const one of many) expect(said).toContain(one.account);
});
