import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { frameworkNamed } from "#lib/checks/controls/index.ts";
import { standings } from "#lib/checks/controls/judged.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { derivedAction } from "#lib/inventory/derived.ts";
import { visible } from "#lib/invisible.ts";
import { formatNamed, formatsOf } from "#lib/reports/formats/index.ts";
import { controlsIn } from "#lib/reports/framework.ts";
import { ofFramework } from "#lib/reports/of-framework.ts";
import type { FindingPart, Report, ReportFinding } from "#lib/reports/report.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { hostile, saying } from "./hostile.ts";
import { readPdf } from "./pdf-text.ts";
import { all, type Node, parsed } from "./read-markdown.ts";
import { bytesOf, findingWith, reportWith, textOf } from "./report-of.ts";
import { wordsInside } from "./words-inside.ts";

const fsbp = frameworkNamed("aws-fsbp");
/** Everything was read. */
const coverage = (checks as readonly Check[]).map(({ kind, family }) => ({
  ...{ kind, region: "us-east-1", status: "complete" as const },
  action: family === undefined ? `list ${kind}` : derivedAction(family),
}));
const found = (...findings: ReportFinding[]) => ofFramework(reportWith(findings, { coverage }), fsbp);
const written = (name: "csv" | "json" | "html" | "markdown", report: Report, options = {}) =>
  textOf(formatNamed(name).render(report, options));
const standingIn = async (report: Report) =>
  (await controlsIn(report)).find(({ control }) => control === "SageMaker.3")?.standing;

test("a control stands as its checks do, on what is live alone", async () => {
  const pass = findingWith({ status: "pass" });
  expect(await standingIn(found(pass))).toBe("met");
  expect(await standingIn(found(pass, findingWith()))).toBe("not-met");
  expect(await standingIn(found(pass, findingWith({ status: "unknown" })))).toBe("unknown");
  expect(await standingIn(found(pass, findingWith({ exposure: "record" })))).toBe("met");
  expect(await standingIn(found())).toBe("nothing-to-judge");
  const dark = { ...coverage[0], kind: "notebook-instance", status: "denied" as const, unlisted: true as const };
  const report = reportWith([pass], { coverage: [...coverage, { ...dark, region: "eu-west-1", action: "list" }] });
  expect(await standingIn(ofFramework(report, fsbp))).toBe("unknown");
  expect(await standingIn(ofFramework(reportWith([pass]), fsbp))).toBe("unknown");
});

test("what bears on other frameworks, and what is no longer live, is not in it", async () => {
  const report = found(
    findingWith(),
    findingWith({ id: "record", exposure: "record" }),
    findingWith({ id: "other", check: "kms-key/rotation-enabled", controls: [] }),
  );
  const ids: string[] = [];
  for await (const { id } of report.findings()) ids.push(id);
  expect(ids).toEqual([findingWith().id]);
  expect(await report.counts()).toHaveLength(1);
});

test("of many findings each part is read when it is printed, and is the same", async () => {
  const whole = reportWith([
    findingWith(),
    findingWith({ id: "record", exposure: "record" }),
    findingWith({ id: "dark", status: "unknown" }),
    findingWith({ id: "good", status: "pass" }),
  ]);
  const asked: unknown[] = [];
  const many = { check: findingWith().check, exposure: "live" as const, count: 5_000 };
  const spied: Report = {
    ...whole,
    counts: async () => (["fail", "unknown", "pass"] as const).map((status) => ({ ...many, status })),
    findings: (part) => {
      asked.push(part);
      return whole.findings(part);
    },
  };
  const idsIn = async (report: Report, part: FindingPart) => {
    const ids: string[] = [];
    for await (const { id } of report.findings(part)) ids.push(id);
    return ids;
  };
  for (const status of ["fail", "unknown", "pass", "not-applicable"] as const) {
    const part = { status, check: findingWith().check };
    expect(await idsIn(ofFramework(spied, fsbp), part)).toEqual(await idsIn(ofFramework(whole, fsbp), part));
    expect(asked.splice(0)).toEqual([{ ...part, exposure: "live" }]);
  }
});

const count = z.number().int().nonnegative();
const results = z.strictObject({
  ...{ pass: count, fail: count, waived: count.optional(), unknown: count, notApplicable: count },
});
const waiver = z.strictObject({
  ...{ id: z.string(), reason: z.string(), owner: z.string(), ticket: z.string().nullable(), until: z.iso.date() },
});
const resource = z.strictObject({ arn: z.string(), kind: z.string(), name: z.string(), region: z.string() });
/** What `--of framework --format json` writes, schema version 1. */
const document = z.strictObject({
  schemaVersion: z.literal(1),
  generator: z.strictObject({ name: z.string(), version: z.string() }),
  framework: z.strictObject({
    ...{ id: z.string(), name: z.string(), version: z.string(), publisher: z.string(), source: z.url() },
  }),
  unscanned: z.array(z.strictObject({ account: z.string(), name: z.string() })),
  values: z.enum(["left-out", "included"]),
  notAssessed: z.array(z.strictObject({ control: z.string(), title: z.string() })),
  accounts: z.array(
    z.strictObject({
      ...{ scan: z.looseObject({ account: z.string() }), checkOptions: z.array(z.looseObject({})) },
      ...{ coverage: z.array(z.looseObject({ kind: z.string() })), notCollected: z.array(z.string()) },
      controls: z.array(
        z.strictObject({
          ...{ id: z.string(), control: z.string(), title: z.string(), mapping: z.string() },
          ...{ standing: z.enum(standings), passRate: z.number().min(0).max(1).nullable(), results },
          checks: z.array(
            z.strictObject({
              ...{ id: z.string(), title: z.string(), severity: z.string(), kind: z.string().nullable() },
              ...{ isUnread: z.boolean(), results },
              findings: z.array(
                z.strictObject({
                  ...{ id: z.string(), title: z.string(), status: z.string(), resource },
                  evidence: z.array(z.looseObject({ path: z.string(), expected: z.string() })),
                  ...{ reason: z.string().optional(), since: z.iso.datetime(), firstSeen: z.iso.datetime() },
                  ...{ readAt: z.iso.datetime(), isEarlier: z.boolean(), waiver: waiver.optional() },
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

test("the JSON fits its schema, of any words and of several accounts", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const report = ofFramework(saying(text), fsbp);
      const read = document.parse(JSON.parse(await textOf(formatNamed("json").render([report, report]))));
      expect(read.accounts).toHaveLength(2);
      const [control] = read.accounts[0]?.controls.filter((one) => one.control === "SageMaker.3") ?? [];
      const told = control?.checks.flatMap(({ findings }) => findings) ?? [];
      expect(told.map(({ status }) => status)).toEqual(["fail", "unknown", "pass", "not-applicable"]);
      expect(told.every((one) => one.resource.name === text.toWellFormed() || one.resource.name === text)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("the CSV has a row for each finding under each control, and one for a check that found nothing", async () => {
  const [head = [], ...rows] = readCsv(await written("csv", found(findingWith(), findingWith({ status: "pass" }))));
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  expect(head.slice(0, 4)).toEqual(["framework", "control", "control title", "standing"]);
  expect(new Set(column("control")).size).toBe((await controlsIn(found())).length);
  const own = rows.filter((row) => row[head.indexOf("control")] === "SageMaker.3");
  expect(own.map((row) => row[head.indexOf("status")])).toEqual(["fail", "pass"]);
  expect(own[0]?.[head.indexOf("evidence")]).toBe("RootAccess: Enabled, expected Disabled");
  expect(column("evidence")).toContain("There is nothing of what it judges.");
  expect(new Set(column("account"))).toEqual(new Set(["111122223333"]));
});

const tagsOf = (page: string) =>
  (page.replace(/<style>.*?<\/style>/gs, "").match(/<[^>]*>/g) ?? []).filter(
    (tag) => !/code-point|^<\/span>/.test(tag),
  );

test("words of AWS and its users make no markup in the HTML, and hide nothing", async () => {
  const pageOf = (text: string) => written("html", ofFramework(saying(text), fsbp));
  const plain = tagsOf(await pageOf("plain"));
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const page = await pageOf(text);
      expect(tagsOf(page)).toEqual(plain);
      expect(page).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }),
    { numRuns: 100 },
  );
});

test("the HTML runs and fetches nothing, its links lead somewhere, and every name of an element is its own", async () => {
  const report = ofFramework(saying("x"), frameworkNamed("nist-800-53-r5"));
  const other = { ...report, scan: { ...report.scan, account: "444455556666" } };
  for (const reports of [[report], [report, other]]) {
    const page = await textOf(formatNamed("html").render(reports));
    expect(page).toContain("default-src 'none'; style-src 'sha256-");
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base)\b/i);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of page.matchAll(/<a href="#([^"]+)"/g)) expect(ids).toContain(to);
  }
});

test("in HTML and Markdown a finding stands whole under its first control, and by name under the others", async () => {
  // It bears on two controls of this framework.
  const report = ofFramework(reportWith([findingWith()], { coverage }), frameworkNamed("nist-800-53-r5"));
  const citing = (await controlsIn(report)).filter(({ fail }) => fail > 0).length;
  expect(citing).toBeGreaterThan(1);
  const page = await written("html", report);
  expect(page.match(/<article class="finding">/g)).toHaveLength(1);
  expect(page.match(/With its evidence under/g)).toHaveLength(citing - 1);
  expect(page.match(/:notebook-instance\/nb</g)).toHaveLength(citing);
  const text = await written("markdown", report, { lists: "all" });
  expect(text.match(/#### Resource `nb`/g)).toHaveLength(1);
  expect(text.match(/- Fail: `nb`/g)).toHaveLength(citing - 1);
});

test("words of AWS and its users add nothing to the Markdown and take nothing away", async () => {
  const shapeOf = ({ type, children }: Node): unknown => (children ? [type, children.map(shapeOf)] : type);
  const spans = (node: Node) => all(node, "inlineCode").map(({ value = "" }) => value);
  const pageOf = async (text: string) => parsed(await written("markdown", ofFramework(saying(text), fsbp)));
  const plain = await pageOf("plain");
  expect(spans(plain).filter((value) => value === "plain").length).toBeGreaterThan(8);
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const page = await pageOf(text);
      expect(shapeOf(page)).toEqual(shapeOf(plain));
      for (const [at, value] of spans(plain).entries())
        if (!value.startsWith("[")) expect(spans(page)[at]).toBe(value.replaceAll("plain", () => visible(text)));
    }),
    { numRuns: 40 },
  );
});

test.each(["W".repeat(200), "a b ".repeat(2000), "a\u202Egnp.exe", "endstream endobj ) Tj ET ("])(
  "words of any kind stay on the pages of the PDF, and its links lead somewhere: %#",
  async (text) => {
    const report = ofFramework(saying(text), frameworkNamed("cis-controls-8.1"));
    const other = { ...report, scan: { ...report.scan, account: "444455556666" } };
    const bytes = await bytesOf(formatNamed("pdf").render([report, other]));
    const { box, links, places, destinations, outline } = await readPdf(bytes);
    expect(box.left).toBeGreaterThanOrEqual(53.9);
    expect(box.right).toBeLessThanOrEqual(541.4);
    expect(box.bottom).toBeGreaterThan(30);
    expect(links.filter((link) => !link.startsWith("https://www.cisecurity.org/"))).toEqual([]);
    expect(places.length).toBeGreaterThan(16);
    for (const place of places) expect(destinations).toContain(place);
    expect(outline.map(({ items }) => items.length)).toEqual([4, 4]);
  },
  60_000,
);

test("a long list of what passes is cut in what people read, and says by how much", async () => {
  const many = Array.from({ length: 25 }, (_, at) =>
    findingWith({ id: String(at), status: "pass", resource: { ...findingWith().resource, name: `n${at}` } }),
  );
  expect(await written("html", found(...many))).toContain("<bdi>n19</bdi> and 5 more");
  expect(await written("html", found(...many), { passing: "counted" })).toContain("Pass: 25.");
  expect(await written("markdown", found(...many))).toContain("`n2` and 22 more");
  expect(await written("markdown", found(...many), { lists: "all" })).toContain("`n24`.");
});

test.each(formatsOf("framework").map((format) => [format.name, format] as const))(
  "%s tells what was not read and as whom, says which controls no check bears on, and is the same twice",
  async (name, format) => {
    const attack = frameworkNamed("mitre-attack");
    const report = ofFramework(saying("x"), attack);
    const [once, again] = [await bytesOf(format.render(report)), await bytesOf(format.render(report))];
    expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
    if (name === "csv") return;
    const text = await wordsInside(format, format.render(report));
    expect(text).toContain("sagemaker:ListDomains");
    expect(text).toContain("assumed-role/Sagewarden/audit");
    for (const control of Object.keys(attack.controls)) expect(text).toContain(control);
  },
);
