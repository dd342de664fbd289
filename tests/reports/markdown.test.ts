import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { visible } from "#lib/invisible.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { block, code, words } from "#lib/reports/formats/markdown/text.ts";
import type { Report } from "#lib/reports/report.ts";
import { hostile, saying } from "./hostile.ts";
import { all, type Node, parsed } from "./read-markdown.ts";
import { findingWith, reportWith, textOf } from "./report-of.ts";

const shapeOf = ({ type, children }: Node): unknown => (children ? [type, children.map(shapeOf)] : type);

const textIn = ({ value, children = [] }: Node): string => `${value ?? ""}${children.map(textIn).join("")}`;

const pageOf = (report: Report | Report[], options = {}) => textOf(formatNamed("markdown").render(report, options));

describe("words of AWS and its users", () => {
  test("are a code span that holds exactly the text, wherever it stands in a line", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = parsed(`- one ${code(text)}, two ${code(text)}`);
        const spans = all(line, "inlineCode").map(({ value }) => value);
        expect(spans).toEqual([visible(text), visible(text)]);
        expect(textIn(line)).toBe(`one ${visible(text)}, two ${visible(text)}`);
      }),
      { numRuns: 1000 },
    );
  });

  test("are a block that holds exactly the text, and ends where it ends", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [first, second, ...others] = parsed(`${block(text, "sh")}\nafter`).children ?? [];
        expect(first).toMatchObject({ type: "code", lang: "sh", value: visible(text, true) });
        expect(second?.type).toBe("paragraph");
        expect(others).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("add nothing to a report and take nothing away", async () => {
    const plain = parsed(await pageOf(saying("plain")));
    const spans = (node: Node) => all(node, "inlineCode").map(({ value = "" }) => value);
    expect(spans(plain).filter((value) => value.includes("plain")).length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const page = parsed(await pageOf(saying(text)));
        expect(shapeOf(page)).toEqual(shapeOf(plain));
        expect(all(page, "code").map(({ value }) => value)).toEqual([visible(text, true)]);
        for (const [at, value] of spans(plain).entries()) {
          // Values that are JSON have the text as JSON escapes it.
          if (value.startsWith("[")) continue;
          expect(spans(page)[at]).toBe(value.replaceAll("plain", () => visible(text)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("our own words read as they are, and make no link and no markup", () => {
  for (const { title, failTitle, rationale } of checks as readonly Check[]) {
    for (const text of [title, failTitle, rationale]) {
      const page = parsed(`Before ${words(text)}`);
      expect(textIn(page)).toBe(`Before ${text}`);
      for (const { type } of page.children?.[0]?.children ?? []) expect(["text", "inlineCode"]).toContain(type);
    }
  }
});

describe("what a reader has to know", () => {
  test("what was not assessed stands before what was, with why and what would help", async () => {
    const page = await pageOf(saying("x"));
    for (const said of ["denied", "`Denied: x`", "`Grant sagemaker:ListDomains.`", "Not in this scan: Regions other"])
      expect(page).toContain(said);
    expect(page.indexOf("What was not assessed")).toBeLessThan(page.indexOf("Failing now"));
    expect(page.indexOf("Failing now")).toBeLessThan(page.indexOf("Failing records"));
    expect(page.indexOf("Failing records")).toBeLessThan(page.indexOf("### Unknown"));
  });

  test("a list that is cut says by how many, and all of it can be asked for", async () => {
    const findings = Array.from({ length: 12 }, (_, at) => findingWith({ id: String(at) }));
    const counts = async () => [{ ...findingWith(), count: 12 }];
    const report = reportWith(findings, { counts });
    const shown = (page: string) => page.match(/#### Resource/g)?.length;
    const short = await pageOf(report);
    expect(shown(short)).toBe(3);
    expect(short).toContain("**9 more of this check are not in this list.**");
    const whole = await pageOf(report, { lists: "all" });
    expect(shown(whole)).toBe(12);
    expect(whole).not.toContain("not in this list");
  });

  test("when a list is full, each check that is left is counted in a line", async () => {
    const ids = (checks as readonly Check[]).slice(0, 30).map(({ id }) => id);
    const page = await pageOf(reportWith(ids.map((check) => findingWith({ check }))));
    expect(page.match(/#### Resource/g)).toHaveLength(20);
    expect(page.match(/^- .*: 1 resource, check `.*`, not listed here$/gm)).toHaveLength(10);
    for (const id of ids) expect(page).toContain(`check \`${id}\``);
  });

  test("what is not known is told by its reason, however many there are", async () => {
    const findings = Array.from({ length: 1500 }, (_, at) =>
      findingWith({ status: "unknown", reason: at % 3 === 0 ? "Denied." : "Cut." }),
    );
    const counts = async () => [{ ...findingWith({ status: "unknown" }), count: 1500 }];
    const page = await pageOf(reportWith(findings, { counts }));
    expect(page).toContain("- 666 findings: `Cut.`");
    expect(page).toContain("- 334 findings: `Denied.`");
    expect(page).toContain("500 more that could not be judged are not in this list.");
  });

  test("what the filters leave out is not told as if there were none of it", async () => {
    const filters = [{ name: "status", label: "Verdict", values: ["fail"] }];
    const page = await pageOf(reportWith([findingWith()], { subject: "findings", filters }));
    expect(page).toContain("**This is a part of the findings**");
    expect(page).toContain("The filters of this report leave out what could not be judged.");
    expect(page).not.toContain("### Passing");
  });
});
