import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { hostile, saying } from "./hostile.ts";
import { manyFindings } from "./many-findings.ts";
import { findingWith, reportWith, textOf } from "./report-of.ts";
import { keysIn, packedIn, unpacked } from "./unpacked-html.ts";

const html = formatNamed("html");
const pageOf = (report: Report, options = {}) => textOf(html.render(report, options));
/** As it reads with every finding shown. */
const wholeOf = async (report: Report) => unpacked(await pageOf(report));

const event = (text: string, gaps: string[] = []): BlamedEvent => ({
  ...plainEvent,
  ...{ id: text, actor: text, actorArn: text, sourceIdentity: text, behind: text, address: text, userAgent: text },
  ...{ mfa: false, tls: text, certainty: "set", gaps },
});

const tagsOf = (page: string) =>
  (page.replace(/<(style|script)>.*?<\/\1>/gs, "").match(/<[^>]*>/g) ?? []).filter((tag) => !/code-point/.test(tag));
const shownCodePoints = (page: string) => page.match(/<span class="code-point">/g)?.length ?? 0;

describe("words of AWS and its users", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "</style><script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      '"><svg onload=alert(1)>',
      "' onmouseover='alert(1)",
      "javascript:alert(1)",
      'https://evil.example/"><script>',
      "a\u202Egnp.exe",
      "\u0000\u2028\uD800",
      "</pre></details><!--",
      "<![CDATA[",
      "&lt;b&gt;",
    ),
  );

  test("make no markup, and hide nothing", async () => {
    const plain = tagsOf(await wholeOf(saying("plain"))).filter((tag) => tag !== "</span>");
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const page = await wholeOf(saying(text || "-"));
        expect(tagsOf(page).filter((tag) => tag !== "</span>")).toEqual(plain);
        expect(page).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
      { numRuns: 200 },
    );
  });

  test("keep their order, and show what would turn it", async () => {
    const page = await wholeOf(saying("a\u202Eb"));
    expect(page).toContain('<bdi>a<span class="code-point">U+202E</span>b</bdi>');
    expect(shownCodePoints(page)).toBeGreaterThan(15);
  });
});

test("stands alone: no script and no style but its own, nothing fetched", async () => {
  const packed = await pageOf(saying("x"));
  const inside = (tag: string) => new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(packed)?.[1] ?? "";
  const hash = (text: string) => createHash("sha256").update(text).digest("base64");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(packed)?.[1];
  expect(policy).toBe(
    `default-src 'none'; script-src 'sha256-${hash(inside("script"))}'; style-src 'sha256-${hash(inside("style"))}'; base-uri 'none'; form-action 'none'`,
  );
  expect(inside("script")).not.toMatch(/\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|eval|Function|import)\b/);
  expect(inside("style")).not.toMatch(/url\(|@import|@font-face/);
  const page = unpacked(packed);
  expect(page.match(/<script/g)).toHaveLength(1);
  const markup = page.replace(/<(style|script)>.*?<\/\1>/gs, "");
  expect(markup).not.toMatch(/<(script|link|img|iframe|object|embed|base|audio|video|source)\b/i);
  expect(markup).not.toMatch(/<[^>]+\s(src|srcset|style|on\w+|action|data|poster)=/i);
  for (const [, address = ""] of markup.matchAll(/href="([^"]*)"/g))
    expect(address).toMatch(/^(#[\w/-]+|#part=[a-z-]+&amp;check=[\w%-]+|https:\/\/docs\.)/);
});

test("its colours are the product's", () => {
  const sheet = (file: string) => readFileSync(file, "utf8");
  const product = new Map(
    [...sheet("app/globals.css").matchAll(/--color-([\w-]+): (.*);/g)].map(([, name, value]) => [name, value]),
  );
  const own = [...sheet("lib/reports/formats/html/style.ts").matchAll(/^ {2}--([\w-]+): (.*);/gm)];
  expect(own.length).toBeGreaterThan(12);
  for (const [, name, value] of own) expect({ [String(name)]: value }).toEqual({ [String(name)]: product.get(name) });
});

describe("what an auditor has to know", () => {
  test("what was not assessed stands before what was, with what would help", async () => {
    const report = saying("x", {
      limits: { horizonDays: 30, kindsLeftOut: ["Studio domains"] },
      score: { value: 40, grade: "F", coverage: 0.5, provisional: true, waived: 2, categories: [] },
    });
    const page = await pageOf(report);
    for (const words of [
      "sagemaker:ListDomains",
      "Studio domains",
      "created more than 30 days before",
      "<li>Hubs</li>",
      "Other regions were not looked at",
      "Provisional",
      "2 findings were accepted",
      "Coverage 50 %",
    ])
      expect(page).toContain(words);
    expect(page.indexOf('id="unassessed"')).toBeLessThan(page.indexOf('id="failing"'));
  });

  test("a part of the findings says that it is one, and by what", async () => {
    const filters = [{ name: "severity", label: "Severity", values: ["critical", "high"] }];
    const page = await pageOf(reportWith([], { subject: "findings", filters }));
    expect(page).toContain("This is a part of the findings.");
    expect(page).toContain("<bdi>critical</bdi>, <bdi>high</bdi>");
    expect(await pageOf(reportWith([]))).not.toContain("This is a part");
  });

  test("what the filters leave out is not told as if there were none of it", async () => {
    const part = {
      subject: "findings",
      filters: [
        { name: "status", label: "Verdict", values: ["fail"] },
        { name: "exposure", label: "Exposure", values: ["live"] },
      ],
    } as const;
    const page = await pageOf(
      reportWith([findingWith()], {
        ...part,
        filters: [...part.filters].map((one) => ({ ...one, values: [...one.values] })),
      }),
    );
    expect(page).toContain("The filters of this report leave out what could not be judged.");
    expect([...page.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id)).toEqual([
      "scope",
      "result",
      "unassessed",
      "failing",
      "findings",
    ]);
    for (const words of ["Every finding", "Passing", "Verdicts on records", ">Unknown<"])
      expect(page).not.toContain(words);
    expect(await pageOf(reportWith([findingWith()]))).toContain("Every finding in this report could be judged.");
  });

  test("who did it, and what of CloudTrail was not read; or that nobody is known", async () => {
    const known = await wholeOf(
      reportWith([findingWith({ blame: async () => event("alice", ["No event was read."]) })]),
    );
    expect(known).toMatch(
      /Set by<\/b> <bdi>alice<\/bdi>.*without MFA.*It may have been changed since: <bdi>No event was read\.<\/bdi>/,
    );
    expect(await wholeOf(reportWith([findingWith()]))).toContain("Who set it is not known");
  });

  test("every verdict has its place, and unknown is none of the others", async () => {
    const statuses = ["fail", "unknown", "pass", "not-applicable"] as const;
    const findings = statuses.map((status) =>
      findingWith({ status, resource: { ...findingWith().resource, name: `nb-of-${status}` } }),
    );
    const placed = packedIn(await pageOf(reportWith(findings))).map(({ run, row, markup }) => {
      expect(markup).toContain(`${row[2]}<`);
      return [run.part, row[2]];
    });
    expect(placed).toEqual([
      ["failing", "nb-of-fail"],
      ["unknown", "nb-of-unknown"],
      ["passing", "nb-of-pass"],
      ["not-applicable", "nb-of-not-applicable"],
    ]);
  });

  test("what passes can be counted alone; what fails cannot", async () => {
    const report = reportWith([findingWith(), findingWith({ status: "pass" })]);
    const page = await pageOf(report, { passing: "counted" });
    expect(packedIn(page).map(({ run }) => run.part)).toEqual(["failing"]);
    expect(page).toContain("Counted, and not listed in this report.");
    expect(packedIn(await pageOf(report)).map(({ run }) => run.part)).toEqual(["failing", "passing"]);
  });
});

describe("the list", () => {
  test("is searched by the words that AWS has, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const found = packedIn(await pageOf(saying(text)));
        expect(found).toHaveLength(5);
        for (const { row } of found) expect(row).toEqual(["notebook-instance", "us-east-1", text, text]);
      }),
      { numRuns: 100 },
    );
  });

  test("has the findings of several accounts, each said to be its own", async () => {
    const other = "444455556666";
    const reports = [reportWith([findingWith()]), reportWith([findingWith({ account: other })])];
    if (reports[1]) reports[1].scan.account = other;
    const page = await textOf(html.render(reports));
    expect(packedIn(page).map(({ run }) => run.account)).toEqual(["111122223333", other]);
    expect(page).toContain(`href="#account=${other}&amp;part=failing&amp;check=`);
    expect(page).toContain(`<option value="${other}">`);
  });

  test("of 10,000 findings of all sorts is under 5 MB, and the same bytes again", async () => {
    const report = reportWith([...manyFindings(10_000)]);
    const page = await pageOf(report);
    expect(packedIn(page)).toHaveLength(10_000);
    expect(Buffer.byteLength(page)).toBeLessThan(5_000_000);
    expect(await pageOf(report)).toBe(page);
  });

  test("of no findings is none", async () => {
    const page = await pageOf(reportWith([]));
    expect(page).toContain("None are listed in this report.");
    expect(keysIn(page)).toBe("[]");
  });
});
