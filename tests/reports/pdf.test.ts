import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointOf, partsOf } from "#lib/invisible.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { ink } from "#lib/reports/formats/pdf/ink.ts";
import type { Report } from "#lib/reports/report.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { latelySaying } from "./hostile.ts";
import { readPdf } from "./pdf-text.ts";
import { account, bytesOf, findingWith, reportWith } from "./report-of.ts";

const pdf = formatNamed("pdf");
const pdfOf = async (report: Report | Report[]) => readPdf(await bytesOf(pdf.render(report)));
const tight = (texts: readonly string[]) => texts.join("").replace(/\s/g, "");

/** Every place where somebody else's words are printed holds these. */
function saying(text: string, parts: Partial<Report> = {}): Report {
  const resource = { arn: text, kind: "notebook-instance", name: text, region: "us-east-1" };
  const evidence = [{ path: text, observed: [text, text], expected: text }];
  const event = { ...plainEvent, actor: text, name: text, behind: text, certainty: "set", gaps: [text] } as const;
  const fix = { mutability: "in-place", summary: text } as const;
  return reportWith(
    [
      findingWith({ resource, evidence, fix: async () => fix, blame: async () => ({ ...event, gaps: [text] }) }),
      findingWith({ resource, status: "unknown", reason: text }),
    ],
    {
      coverage: [
        { region: "us-east-1", kind: "vpc", action: "ec2:DescribeVpcs", status: "partial", error: text, note: text },
      ],
      filters: [{ name: "q", label: "Search", values: [text] }],
      activity: async () => [{ region: "us-east-1", readTo: null, gap: text }],
      lately: async () => latelySaying(text),
      ...parts,
    },
  );
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The text as it may be read: each character itself or its code point, and what does not show by its code point alone. */
function readAs(text: string): RegExp {
  const parts = partsOf(text).map((part, at) =>
    at % 2 === 1
      ? escaped(`[${codePointOf(part)}]`)
      : [...part.replace(/\s/gu, "")].map((one) => `(?:${escaped(one)}|${escaped(`[${codePointOf(one)}]`)})`).join(""),
  );
  return new RegExp(parts.join(""), "u");
}

describe("words of AWS and its users", () => {
  test("come out as text: no character is lost, none is a blank box", async () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        "a\u202Egnp.exe",
        "\u0000\u2028\uD800",
        ") Tj ET (",
        "endstream endobj",
        "模型 👩‍🔬 Zoë",
        "ﬁ ﬂ -> != <=",
        "e\u0301",
        "Ω\u2126 ;\u037e K\u212a",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 6, maxLength: 6 }), async (texts) => {
        const findings = texts.map((name) =>
          findingWith({ resource: { ...findingWith().resource, name: `<<${name}>>` } }),
        );
        const read = tight((await pdfOf(reportWith(findings))).texts);
        for (const text of texts) expect(read).toMatch(readAs(`<<${text}>>`));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test.each([
    "W".repeat(200),
    "arn:aws:sagemaker:us-east-1:111122223333:".repeat(40),
    "模".repeat(3000),
    "a b ".repeat(2000),
  ])("of any length stay on the page: %#", async (text) => {
    const { box, texts } = await pdfOf(saying(text));
    expect(box.left).toBeGreaterThanOrEqual(53.9);
    expect(box.right).toBeLessThanOrEqual(541.4);
    expect(box.bottom).toBeGreaterThan(30);
    expect(tight(texts)).toContain("morecharacters)");
  });

  test("lead nowhere: links are those of the checks, to documents on the web", async () => {
    const { links } = await pdfOf(saying("https://evil.example/ javascript:alert(1)"));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe("a reader finds the way", () => {
  test("by title, language, outline, tags and links within", async () => {
    const { info, lang, outline, roles, places, destinations, alts } = await pdfOf(reportWith([findingWith()]));
    expect(info.Title).toBe(`Amazon SageMaker security audit of ${account}, 20 Nov 2026, 12:00 UTC`);
    expect(info.CreationDate).toBe("D:20261120120000Z");
    expect(lang).toBe("en");
    expect(outline.map(({ title }) => title)).toEqual([
      "Summary",
      "Scope and limitations",
      "What was not assessed",
      "Attack paths that are open",
      "Signals",
      "Live findings by category",
      "Findings by framework control",
      "Debt: failing records",
      "Activity",
      "Method",
    ]);
    for (const role of ["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure", "TOC", "Link", "L"])
      expect(roles).toContain(role);
    expect(alts).toEqual(["Grade D, score 69 of 100, coverage 90 %"]);
    expect(places.length).toBeGreaterThan(8);
    for (const place of places) expect(destinations).toContain(place);
  });

  test("to the part of each account", async () => {
    const report = reportWith([findingWith()]);
    const other = { ...report, scan: { ...report.scan, account: "444455556666" } };
    const { outline, texts, places, destinations } = await pdfOf([report, other]);
    expect(outline.map(({ title }) => title)).toEqual([`Account ${account}`, "Account 444455556666", "Method"]);
    expect(outline[1]?.items.map(({ title }) => title)).toContain("What was not assessed");
    expect(texts[0]).toContain("Account 444455556666: grade D");
    for (const place of places) expect(destinations).toContain(place);
  });

  test("to what a list leaves out: how many, and where they are", async () => {
    const findings = Array.from({ length: 40 }, (_, at) =>
      findingWith({ resource: { ...findingWith().resource, name: `nb-${at}-` } }),
    );
    const text = tight((await pdfOf(reportWith(findings))).texts);
    const shown = findings.filter(({ resource }) => text.includes(resource.name)).length;
    expect(text).toContain(
      `${40 - shown}moreresourcesfailthischeck.Notlistedhere;theHTML,Excel,CSVandJSONreportshavethemall.`,
    );
  });
});

describe("what a client has to know", () => {
  test("what was not assessed, before what was, and what would help", async () => {
    const line = { region: "us-east-1", kind: "domain", action: "sagemaker:ListDomains" };
    const { texts } = await pdfOf(
      reportWith([findingWith(), findingWith({ status: "unknown", reason: "Nobody may look." })], {
        coverage: [{ ...line, status: "denied", error: "AccessDenied", permission: "sagemaker:ListDomains" }],
        limits: { horizonDays: 30, kindsLeftOut: ["Studio domains"] },
        score: { value: 40, grade: "F", coverage: 0.5, provisional: true, waived: 2, categories: [] },
      }),
    );
    const text = texts.join(" ").replace(/\s+/g, " ");
    for (const words of [
      "Provisional",
      "2 findings were accepted as a risk",
      "Coverage 50 %",
      "Other regions were not looked at",
      "Grant sagemaker:ListDomains",
      "1 finding could not be judged.",
      "Nobody may look.",
      "created more than 30 days before",
      "Studio domains",
      "Hubs: SageMaker has them",
    ])
      expect(text).toContain(words);
    expect(text.lastIndexOf("Nothing below is known to be in order")).toBeLessThan(
      text.lastIndexOf("Seen, and what was wanted"),
    );
  });

  test("filters make a part, and leave out what they leave out", async () => {
    const filters = [
      { name: "status", label: "Verdict", values: ["pass"] },
      { name: "exposure", label: "Exposure", values: ["live"] },
    ];
    const { outline, texts } = await pdfOf(
      reportWith([findingWith({ status: "pass" })], { subject: "findings", filters }),
    );
    const text = texts.join(" ").replace(/\s+/g, " ");
    expect(outline.map(({ title }) => title).join()).not.toMatch(/Live findings|Attack|Debt/);
    expect(text).toContain("This is a part of the findings.");
    expect(text).toContain("The filters of this report leave out what could not be judged.");
    for (const words of ["No live finding fails", "Every finding", "Verdicts on records"])
      expect(text).not.toContain(words);
  });

  test("who set it, or that nobody is known", async () => {
    const event = {
      ...plainEvent,
      actor: "alice",
      name: "CreateNotebookInstance",
      mfa: false,
      certainty: "set",
      gaps: [],
    } as const;
    const known = await pdfOf(reportWith([findingWith({ blame: async () => ({ ...event, gaps: [] }) })]));
    expect(tight(known.texts)).toMatch(/Setbyalice.*withCreateNotebookInstanceon.*withoutMFA/);
    expect(tight((await pdfOf(reportWith([findingWith()]))).texts)).toContain("Notknown:noeventthatwasreadsaysso.");
  });
});

test("the same report is the same file, whenever it is made", async () => {
  const report = saying("x");
  const once = await bytesOf(pdf.render(report));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(Buffer.compare(Buffer.from(once), Buffer.from(await bytesOf(pdf.render(report))))).toBe(0);
});

test("its colours are the product's, on white paper", () => {
  const sheet = readFileSync("app/globals.css", "utf8");
  for (const [name, colour] of Object.entries(ink)) {
    const [, l, c, h] =
      new RegExp(`--color-${name}: light-dark\\(oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(sheet) ?? [];
    expect({ [name]: colour }).toEqual({ [name]: hexOf(Number(l), Number(c), Number(h)) });
  }
});

/** OKLCH as sRGB. Source: Björn Ottosson, "A perceptual color space for image processing". */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((one) =>
    Math.round(255 * Math.max(0, Math.min(1, one <= 0.0031308 ? 12.92 * one : 1.055 * one ** (1 / 2.4) - 0.055))),
  );
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
