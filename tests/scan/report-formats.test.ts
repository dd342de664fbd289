import { afterAll, beforeAll, expect, test } from "vitest";
import { formatCount } from "#lib/format.ts";
import type { SecurityFinding } from "#lib/reports/formats/asff/security-finding.ts";
import { type FormatName, formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { blameIn, changesBehind } from "#lib/scan/blame.ts";
import { reportOf } from "#lib/scan/report.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { faultsOf } from "#tests/reports/ocsf-schema.ts";
import { readPdf } from "#tests/reports/pdf-text.ts";
import { all, parsed as parsedMarkdown } from "#tests/reports/read-markdown.ts";
import { parsed as parsedXml } from "#tests/reports/read-xml.ts";
import { bytesOf, textOf } from "#tests/reports/report-of.ts";
import { faultsFinder, hasSchema, type SarifLog, schemaFile } from "#tests/reports/sarif-schema.ts";
import { packedIn } from "#tests/reports/unpacked-html.ts";
import { readCsv } from "#tests/support/read-csv.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { workActivityFor } from "./sync-simulated.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
let store: Store;
let report: Report;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  const regions = account.regions.map(({ name }) => name);
  // So that there is something of all four verdicts.
  simulator.setFaults([{ action: "kms:DescribeKey", kind: "denied" }]);
  const scan = await scanSimulated(store, { account, endpoint: simulator.url, regions });
  await workActivityFor(store, account.id, simulator.url, regions);
  report = await reportOf(store.db, scan);
}, 300_000);

afterAll(async () => {
  await store.close();
  await simulator.close();
});

test("every finding of the demo account, of all four verdicts, is an event of OCSF, and unknown is never a pass", async () => {
  const events = (await textOf(formatNamed("ocsf").render(report))).trim().split("\n");
  const seen = new Map<string, number>();
  for (const line of events) {
    const event = JSON.parse(line) as {
      status_code: string;
      compliance: { status: string };
      evidences: { uid?: string }[];
    };
    expect(faultsOf(event)).toEqual([]);
    const verdict = `${event.status_code} ${event.compliance.status}`;
    seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
  }
  const counts = await report.counts();
  expect(events).toHaveLength(counts.reduce((sum, { count }) => sum + count, 0));
  expect([...seen.keys()].sort()).toEqual([
    "FAIL Fail",
    "NOT-APPLICABLE Not applicable",
    "PASS Pass",
    "UNKNOWN Unknown",
  ]);
});

const written = (name: FormatName, options = {}) => textOf(formatNamed(name).render(report, options));

const files = new Map<FormatName, Promise<Uint8Array>>();
/** The file of a format without options, written once for whoever reads it. */
function fileOf(name: FormatName): Promise<Uint8Array> {
  const file = files.get(name) ?? bytesOf(formatNamed(name).render(report));
  files.set(name, file);
  return file;
}

/** How many findings of the demo account there are. */
async function countOf(status?: string, exposure?: string): Promise<number> {
  const counts = await report.counts();
  return counts
    .filter((one) => (status ?? one.status) === one.status && (exposure ?? one.exposure) === one.exposure)
    .reduce((sum, { count }) => sum + count, 0);
}

test("the SARIF log has a result for each finding, of the kind of its verdict, and says what was not read", async () => {
  const { runs } = JSON.parse(await written("sarif", { passing: "listed" })) as SarifLog;
  const results = runs.flatMap((run) => run.results);
  const kinds = Map.groupBy(results, ({ kind }) => kind);
  expect(results).toHaveLength(await countOf());
  expect(kinds.get("fail")).toHaveLength(await countOf("fail"));
  expect(kinds.get("open")).toHaveLength(await countOf("unknown"));
  expect(kinds.get("pass")).toHaveLength(await countOf("pass"));
  for (const { results, tool } of runs)
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  const told = runs[0].invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text).join("\n");
  expect(told).toContain("Grant kms:DescribeKey.");
});

test.skipIf(!hasSchema)(`the SARIF log fits OASIS's schema (${schemaFile})`, async () => {
  expect(faultsFinder()(JSON.parse(await written("sarif", { passing: "listed" })))).toEqual([]);
});

test("JUnit has a test for each finding, with the outcome of its verdict", async () => {
  const [suites] = parsedXml(await written("junit")).children;
  const cases = (suites?.children ?? []).flatMap(({ children }) => children);
  const outcomes = (name?: string) =>
    cases.filter(({ attributes, children }) => attributes.classname !== "coverage" && children[0]?.name === name)
      .length;
  expect(outcomes("failure")).toBe(await countOf("fail"));
  expect(outcomes("error")).toBe(await countOf("unknown"));
  expect(outcomes("skipped")).toBe(await countOf("not-applicable"));
  expect(Number(suites?.attributes.failures)).toBe(await countOf("fail"));
  expect(Number(suites?.attributes.errors)).toBeGreaterThan(await countOf("unknown"));
});

test("the Markdown has every live failure and record when it is asked for all, and no link or HTML at any length", async () => {
  const page = parsedMarkdown(await written("markdown", { lists: "all" }));
  const begun = (type: string, words: string) =>
    all(page, type).filter((node) => all(node, "text")[0]?.value?.startsWith(words)).length;
  expect(begun("heading", "Resource ")).toBe(await countOf("fail", "live"));
  expect(begun("listItem", "Record ")).toBe(await countOf("fail", "record"));
  for (const type of ["link", "image", "html", "definition", "footnoteReference"]) expect(all(page, type)).toEqual([]);
  expect((await written("markdown")).length).toBeLessThan(200_000);
});

test("ASFF has every finding once, and none that is not known has passed", async () => {
  const calls = (await written("asff")).trim().split("\n");
  const findings = calls.flatMap((line) => (JSON.parse(line) as { Findings: SecurityFinding[] }).Findings);
  expect(new Set(findings.map(({ Id }) => Id)).size).toBe(await countOf());
  const statuses = Map.groupBy(findings, ({ Compliance }) => Compliance.Status);
  expect(statuses.get("PASSED")).toHaveLength(await countOf("pass"));
  expect(statuses.get("FAILED")).toHaveLength(await countOf("fail"));
  for (const line of calls) expect(Buffer.byteLength(line)).toBeLessThan(6_000_000);
});

test("Prowler's CSV has every finding but what does not apply", async () => {
  const [head = [], ...rows] = readCsv(await written("prowler-csv"), ";");
  const statuses = Map.groupBy(rows, (row) => row[head.indexOf("STATUS")]);
  expect(statuses.get("PASS")).toHaveLength(await countOf("pass"));
  expect(statuses.get("FAIL")).toHaveLength(await countOf("fail"));
  expect(statuses.get("MANUAL")).toHaveLength(await countOf("unknown"));
});

test("whom a report blames is whom the screens blame", async () => {
  let blamed = 0;
  for await (const finding of report.findings({ status: "fail", exposure: "live" })) {
    const behind = await changesBehind(store.db, account.id, [finding]);
    expect(await finding.blame()).toEqual(blameIn(behind, finding, []));
    if (await finding.blame()) blamed++;
  }
  expect(blamed).toBeGreaterThan(50);
});

test("the HTML report has every finding once, those of each verdict in their part", async () => {
  const page = Buffer.from(await fileOf("html")).toString();
  const findings = Map.groupBy(packedIn(page), ({ run }) => run.part);
  const counts = [
    ["failing", await countOf("fail", "live")],
    ["unknown", await countOf("unknown")],
    ["records", await countOf("fail", "record")],
    ["passing", await countOf("pass")],
    ["not-applicable", await countOf("not-applicable")],
  ] as const;
  for (const [part, count] of counts) {
    const own = findings.get(part) ?? [];
    expect(new Set(own.map(({ run, row }) => `${run.check} ${row[3]}`)).size).toBe(count);
    const listed = new RegExp(`<section id="${part}".*?</section>`, "s").exec(page)?.[0] ?? "";
    const counted = [...listed.matchAll(/part=[a-z-]+&amp;check=([^"]+)">(?:Its )?([\d,]+)/g)];
    const byCheck = Map.groupBy(own, ({ run }) => run.check);
    expect(counted.map(([, check = "", sum = ""]) => [decodeURIComponent(check), sum]).sort()).toEqual(
      [...byCheck].map(([check, { length }]) => [check, formatCount(length)]).sort(),
    );
  }
  expect(page).toContain("Grant <code>kms:DescribeKey</code>");
  expect(page.length).toBeLessThan(2_200_000);
});

test.each(["html", "pdf", "xlsx"] as const)(
  "%s: the same report rendered twice is the same file",
  async (name) => {
    const [once, again] = [await fileOf(name), await bytesOf(formatNamed(name).render(report))];
    expect(once.length).toBeGreaterThan(100_000);
    expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
  },
  60_000,
);

test("the PDF has every check that fails on something live, attack paths before all others, and nothing off its pages", async () => {
  const { texts, box, destinations, places } = await readPdf(await fileOf("pdf"));
  const text = texts.join("\n").replace(/\s/g, "");
  const failing = (await report.counts()).filter(({ status, exposure }) => status === "fail" && exposure === "live");
  expect(failing.length).toBeGreaterThan(100);
  const at = new Map(failing.map(({ check }) => [check, text.search(new RegExp(`resources?,check${check}`))]));
  expect([...at].filter(([, place]) => place < 0)).toEqual([]);
  const isPath = (check: string) => /^(attack|identity)-path\//.test(check);
  const placesOf = (paths: boolean) => [...at].filter(([check]) => isPath(check) === paths).map(([, place]) => place);
  expect(placesOf(true).length).toBeGreaterThan(4);
  expect(Math.max(...placesOf(true))).toBeLessThan(Math.min(...placesOf(false)));
  expect(text).toContain("Grantkms:DescribeKey");
  expect(places.filter((place) => !destinations.includes(place))).toEqual([]);
  expect(box.left).toBeGreaterThanOrEqual(53.9);
  expect(box.right).toBeLessThanOrEqual(541.4);
  expect(box.bottom).toBeGreaterThan(30);
}, 60_000);
