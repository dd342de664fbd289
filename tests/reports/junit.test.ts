import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visible } from "#lib/invisible.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { xmlText } from "#lib/reports/formats/junit/xml.ts";
import type { Report } from "#lib/reports/report.ts";
import { hostile, saying } from "./hostile.ts";
import { type Element, parsed } from "./read-xml.ts";
import { accepted, findingWith, reportWith, textOf } from "./report-of.ts";

const suitesOf = async (reports: Report | Report[]) =>
  parsed(await textOf(formatNamed("junit").render(reports))).children[0] as Element;

const shapeOf = ({ name, attributes, children }: Element): unknown => [
  name,
  Object.keys(attributes),
  children.map(shapeOf),
];

const casesIn = (suites: Element) =>
  suites.children.flatMap(({ children }) => children.filter(({ name }) => name === "testcase"));

test("any text comes back from an XML reader as it was, but for what XML cannot hold, which is shown", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { children } = parsed(`<a b="${xmlText(text)}">${xmlText(text, true)}</a>`);
      const shown = (lines: boolean) =>
        visible(text, lines).replaceAll("\ufffe", "[U+FFFE]").replaceAll("\uffff", "[U+FFFF]");
      expect(children[0]?.attributes.b).toBe(shown(false));
      expect(children[0]?.text).toBe(shown(true));
    }),
    { numRuns: 1000 },
  );
});

test("names and messages add no element and take none away", async () => {
  const plain = shapeOf(await suitesOf(saying("plain")));
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect(shapeOf(await suitesOf(saying(text)))).toEqual(plain);
    }),
    { numRuns: 100 },
  );
});

describe("verdicts", () => {
  test.each([
    ["fail", ["failure"]],
    ["unknown", ["error"]],
    ["not-applicable", ["skipped"]],
    ["pass", []],
  ] as const)("%s", async (status, outcome) => {
    const [test] = casesIn(await suitesOf(reportWith([findingWith({ status })])));
    expect(test?.children.map(({ name }) => name)).toEqual(outcome);
  });

  test("what was accepted is skipped and says why, and the totals say so", async () => {
    const suites = await suitesOf(reportWith([findingWith({ waiver: accepted }), findingWith()]));
    expect(suites.attributes).toMatchObject({ tests: "2", failures: "1", errors: "0", skipped: "1" });
    const [test, other] = casesIn(suites);
    expect(test?.children.map(({ name }) => name)).toEqual(["skipped"]);
    expect(test?.children[0]?.attributes.message).toContain(
      "Accepted until 2027-02-28 by Ada: Isolated. (ticket RISK-7)",
    );
    expect(other?.children.map(({ name }) => name)).toEqual(["failure"]);
  });

  test("what is not known says that it is, and why", async () => {
    const [test] = casesIn(await suitesOf(reportWith([findingWith({ status: "unknown" })])));
    expect(test?.children[0]?.text).toContain("may fail as well as pass");
    expect(test?.children[0]?.text).toContain("sagemaker:DescribeNotebookInstance was denied.");
  });
});

test("what was not assessed is a suite of errors", async () => {
  const [coverage] = (await suitesOf(saying("x"))).children;
  expect(coverage?.attributes).toMatchObject({ name: "111122223333 What was not assessed", tests: "2", errors: "2" });
  const cases = coverage?.children.filter(({ name }) => name === "testcase") ?? [];
  expect(cases.map(({ children }) => children[0]?.attributes.type)).toEqual(["denied", "partial"]);
  expect(cases[0]?.children[0]?.text).toContain("Grant sagemaker:ListDomains.");
});

test("every suite and the whole count what is in them", async () => {
  const other = reportWith([findingWith({ check: "vpc/has-flow-logs", status: "pass" })]);
  const suites = await suitesOf([saying("x"), other]);
  const outcomes = (cases: Element[], name: string) =>
    String(cases.filter(({ children }) => children[0]?.name === name).length);
  const counted = (cases: Element[]) => ({
    tests: String(cases.length),
    failures: outcomes(cases, "failure"),
    errors: outcomes(cases, "error"),
    skipped: outcomes(cases, "skipped"),
  });
  expect(suites.attributes).toMatchObject(counted(casesIn(suites)));
  for (const suite of suites.children)
    expect(suite.attributes).toMatchObject(counted(suite.children.filter(({ name }) => name === "testcase")));
  expect(suites.children).toHaveLength(4);
});
