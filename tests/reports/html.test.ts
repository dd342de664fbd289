import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { saying } from "./hostile.ts";
import { findingWith, reportWith, textOf } from "./report-of.ts";

const html = formatNamed("html");
const pageOf = (report: Report, options = {}) => textOf(html.render(report, options));

const event = (text: string, gaps: string[] = []): BlamedEvent => ({
  ...plainEvent,
  ...{ id: text, actor: text, actorArn: text, sourceIdentity: text, behind: text, address: text, userAgent: text },
  ...{ mfa: false, tls: text, certainty: "set", gaps },
});

const tagsOf = (page: string) =>
  (page.replace(/<style>.*?<\/style>/s, "").match(/<[^>]*>/g) ?? []).filter((tag) => !/code-point/.test(tag));
const shownCodePoints = (page: string) => page.match(/<span class="code-point">/g)?.length ?? 0;

describe("words of AWS and its users", () => {
  const hostile = fc.oneof(
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
    const plain = tagsOf(await pageOf(saying("plain"))).filter((tag) => tag !== "</span>");
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const page = await pageOf(saying(text || "-"));
        expect(tagsOf(page).filter((tag) => tag !== "</span>")).toEqual(plain);
        expect(page).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
      { numRuns: 200 },
    );
  });

  test("keep their order, and show what would turn it", async () => {
    const page = await pageOf(saying("a\u202Eb"));
    expect(page).toContain('<bdi>a<span class="code-point">U+202E</span>b</bdi>');
    expect(shownCodePoints(page)).toBeGreaterThan(15);
  });
});

test("stands alone: no script, no style but its own, nothing fetched", async () => {
  const page = await pageOf(saying("x"));
  const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base|form|audio|video|source)\b/i);
  expect(page).not.toMatch(/<[^>]+\s(src|srcset|style|on\w+|action|data|poster)=/i);
  expect(style).not.toMatch(/url\(|@import|@font-face/);
  for (const [, address = ""] of page.matchAll(/href="([^"]*)"/g))
    expect(address).toMatch(/^(#[\w-]+|https:\/\/docs\.)/);
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
    ]);
    for (const words of ["Every finding", "Passing", "Verdicts on records", ">Unknown<"])
      expect(page).not.toContain(words);
    expect(await pageOf(reportWith([findingWith()]))).toContain("Every finding in this report could be judged.");
  });

  test("who did it, and what of CloudTrail was not read; or that nobody is known", async () => {
    const known = await pageOf(
      reportWith([findingWith({ blame: async () => event("alice", ["No event was read."]) })]),
    );
    expect(known).toMatch(
      /Set by<\/b> <bdi>alice<\/bdi>.*without MFA.*It may have been changed since: <bdi>No event was read\.<\/bdi>/,
    );
    expect(await pageOf(reportWith([findingWith()]))).toContain("Who set it is not known");
  });

  test("every verdict has its place, and unknown is none of the others", async () => {
    const statuses = ["fail", "unknown", "pass", "not-applicable"] as const;
    const findings = statuses.map((status) =>
      findingWith({ status, resource: { ...findingWith().resource, name: `nb-of-${status}` } }),
    );
    const page = await pageOf(reportWith(findings));
    const parts = page.split(/<section id="/).slice(1);
    const placed = parts.flatMap((part) => {
      const found = statuses.filter((status) => part.includes(`nb-of-${status}<`));
      return found.length > 0 ? [[/^[\w-]+/.exec(part)?.[0], found]] : [];
    });
    expect(placed).toEqual([
      ["failing", ["fail"]],
      ["unknown", ["unknown"]],
      ["passing", ["pass"]],
      ["not-applicable", ["not-applicable"]],
    ]);
  });

  test("what passes can be counted alone; what fails cannot", async () => {
    const report = reportWith([findingWith(), findingWith({ status: "pass" })]);
    const page = await pageOf(report, { passing: "counted" });
    expect(page.match(/notebook-instance\/nb</g)).toHaveLength(1);
    expect(page).not.toContain('<table class="settled');
    expect(await pageOf(report)).toContain('<table class="settled');
  });
});
