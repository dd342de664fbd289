import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report, ReportChange } from "#lib/reports/report.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { changed } from "./changed-report.ts";
import { hostile } from "./hostile.ts";
import { readPdf } from "./pdf-text.ts";
import { account, bytesOf, findingWith } from "./report-of.ts";

const pdf = formatNamed("pdf");
const pdfOf = async (report: Report | Report[]) => readPdf(await bytesOf(pdf.render(report)));
const wordsIn = (texts: readonly string[]) => texts.join(" ").replace(/\s+/g, " ");
const named = (name: string) => ({ ...findingWith().resource, name });

test("a reader finds the way: by title, outline, tags, and links that lead somewhere", async () => {
  const { info, lang, outline, roles, places, destinations, texts } = await pdfOf(changed("plain"));
  expect(info.Title).toBe(`What changed in Amazon SageMaker of ${account}, 20 Nov 2026, 12:00 UTC`);
  expect(lang).toBe("en");
  // What was lost sight of stands before all that changed, and what got worse before the rest.
  expect(outline.map(({ title }) => title)).toEqual([
    "Between two scans",
    "Lost sight of, and seen again",
    "New failures: 1 finding",
    "Gone with their resource: 1 finding",
    "Newly unknown: 1 finding",
    "Resources that came and went",
    "Scope and limitations",
    "What was not assessed",
  ]);
  for (const role of ["Document", "Sect", "H1", "H2", "H4", "P", "Table", "TR", "TH", "TD", "TOC", "Link"])
    expect(roles).toContain(role);
  expect(places.length).toBeGreaterThan(10);
  for (const place of places) expect(destinations).toContain(place);
  expect(wordsIn(texts.slice(0, 1))).toContain("From 19 Nov 2026, 12:00 UTC to 20 Nov 2026, 12:00 UTC");
});

test("each change is told with what it was and is, what was seen or why nobody knows, and who set it", async () => {
  const event = {
    ...plainEvent,
    actor: "alice",
    name: "CreateNotebookInstance",
    mfa: false,
    certainty: "set",
  } as const;
  const text = wordsIn(
    (
      await pdfOf(
        changed("x", [
          {
            ...{ changes: ["new"], before: "pass", after: "fail" },
            finding: findingWith({ resource: named("worse"), blame: async () => ({ ...event, gaps: [] }) }),
          },
          { changes: ["fixed"], before: "fail", after: "pass", finding: findingWith({ status: "pass" }) },
          {
            ...{ changes: ["newly-unknown"], before: "pass", after: "unknown" },
            finding: findingWith({ status: "unknown", reason: "Nobody may look." }),
          },
        ]),
      )
    ).texts,
  );
  expect(text).toMatch(/worse.*passed, fails.*RootAccess: Enabled.*Set by alice.*CreateNotebookInstance/);
  expect(text).toMatch(/no root access.*failed, passes/);
  expect(text).toMatch(/passed, is unknown.*Nobody may look\./);
  for (const words of ["F, 50 of 100", "D, 69 of 100", "Came: 1 resource", "Went: 1 resource"])
    expect(text).toContain(words);
});

test("what was lost sight of is told on the cover, whether a call or a finding; and is not where nothing was", async () => {
  const cover = async (lost: readonly ("call" | "finding")[]) => {
    const report = changed("x", []);
    const { since } = report;
    if (!since) throw new Error("There is no earlier scan.");
    const counts = { ...(await since.counts()), "newly-unknown": lost.includes("finding") ? 3 : 0 };
    const coverage = lost.includes("call") ? report.coverage : [];
    const { texts, outline } = await pdfOf({ ...report, coverage, since: { ...since, counts: async () => counts } });
    return { words: wordsIn(texts.slice(0, 1)), whole: wordsIn(texts), titles: outline.map(({ title }) => title) };
  };
  expect((await cover(["call"])).words).toContain("1 call gave everything before and less than that now.");
  expect((await cover(["finding"])).words).toContain("3 findings could be judged before and cannot be now.");
  const none = await cover([]);
  expect(none.words).not.toMatch(/gave everything|cannot be now/);
  expect(none.whole).toContain("nothing was lost sight of");
  expect(none.titles).not.toContain("Lost sight of, and seen again");
});

test("a list that is cut says how many are left out, of what fails and of what does not", async () => {
  const changes = (parts: Pick<ReportChange, "changes" | "before" | "after">): ReportChange[] =>
    Array.from({ length: 40 }, (_, at) => ({
      ...parts,
      finding: findingWith({ status: parts.after ?? "fail", resource: named(`nb-${parts.after}-${at}-`) }),
    }));
  const text = wordsIn(
    (
      await pdfOf(
        changed("x", [
          ...changes({ changes: ["new"], before: null, after: "fail" }),
          ...changes({ changes: ["newly-readable"], before: "unknown", after: "fail" }),
          ...changes({ changes: ["newly-readable"], before: "unknown", after: "pass" }),
        ]),
      )
    ).texts,
  ).replace(/\s/g, "");
  const shown = (status: string) =>
    Array.from({ length: 40 }, (_, at) => `nb-${status}-${at}-`).filter((name) => text.includes(name));
  expect(shown("pass").length).toBeGreaterThan(0);
  expect(text).toContain(`${40 - shown("pass").length}morefindingschangedso.`);
  expect(text).toContain(`${40 - shown("fail").length}moreresourcesfailthischeck.`);
  expect(text).toContain("Newlyreadable:80findings");
});

test("to the part of each account", async () => {
  const report = changed("x");
  const other = { ...report, scan: { ...report.scan, account: "444455556666" } };
  const { outline, texts, places, destinations } = await pdfOf([report, other]);
  expect(outline.map(({ title }) => title)).toEqual([`Account ${account}`, "Account 444455556666"]);
  expect(texts[0]).toContain("Account 444455556666.");
  for (const place of places) expect(destinations).toContain(place);
});

test("words of AWS and its users stay on the page and lead nowhere", async () => {
  const plain = await pdfOf(changed("plain"));
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const { box, links, outline, roles } = await pdfOf(changed(text));
      expect(box.left).toBeGreaterThanOrEqual(53.9);
      expect(box.right).toBeLessThanOrEqual(541.4);
      expect(new Set(links)).toEqual(new Set(plain.links));
      expect(outline.map(({ title }) => title)).toEqual(plain.outline.map(({ title }) => title));
      expect(roles).toEqual(plain.roles);
    }),
    { numRuns: 15 },
  );
  const { box } = await pdfOf(changed("W".repeat(5000)));
  expect(box.right).toBeLessThanOrEqual(541.4);
  expect(box.bottom).toBeGreaterThan(30);
}, 60_000);

test("the same changes are the same file", async () => {
  const report = changed("x");
  const [once, again] = [await bytesOf(pdf.render(report)), await bytesOf(pdf.render(report))];
  expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
});
