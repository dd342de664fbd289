import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checks } from "#lib/checks/index.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { hostile, saying } from "./hostile.ts";
import { accepted, findingWith, reportWith, textOf } from "./report-of.ts";
import { faultsFinder, hasSchema, type SarifLog, schemaFile } from "./sarif-schema.ts";

const logOf = async (reports: Report | Report[], options = {}) =>
  JSON.parse(await textOf(formatNamed("sarif").render(reports, options))) as SarifLog;

test.skipIf(!hasSchema)(`fits OASIS's schema, whatever the names (${schemaFile})`, async () => {
  const faultsOf = faultsFinder();
  expect(faultsOf({ version: "2.1.0", runs: [{}] })).not.toEqual([]);
  expect(faultsOf(await logOf(reportWith([])))).toEqual([]);
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect(faultsOf(await logOf(saying(text), { passing: "listed" }))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

describe("verdicts", () => {
  test.each([
    ["fail", "fail", "error"],
    ["unknown", "open", "none"],
    ["pass", "pass", "none"],
    ["not-applicable", "notApplicable", "none"],
  ] as const)("%s", async (status, kind, level) => {
    const { runs } = await logOf(reportWith([findingWith({ status })]), { passing: "listed" });
    expect(runs[0].results).toMatchObject([{ kind, level }]);
  });

  test("what was accepted is a result that fails, suppressed from outside; of each other it is said that it is not", async () => {
    const [run] = (await logOf(reportWith([findingWith({ waiver: accepted }), findingWith()]))).runs;
    const justification = "Accepted until 2027-02-28 by Ada: Isolated. (ticket RISK-7)";
    const { owner, ticket, until } = accepted;
    const suppression = { kind: "external", status: "accepted", justification, properties: { owner, ticket, until } };
    expect(run.results).toMatchObject([
      { kind: "fail", level: "error", suppressions: [suppression] },
      { kind: "fail", level: "error", suppressions: [] },
    ]);
  });

  test("what is not known is never left out, and says why; what passes is counted", async () => {
    const all = (["pass", "unknown", "not-applicable", "fail"] as const).map((status) => findingWith({ status }));
    const [run] = (await logOf(reportWith(all))).runs;
    expect(run.results.map(({ kind }) => kind)).toEqual(["fail", "open"]);
    expect(run.results[1]?.message.text).toContain("Not known: ");
    expect(run.results[1]?.message.text).toContain("sagemaker:DescribeNotebookInstance was denied.");
    expect(run.properties.verdicts).toEqual({ fail: 1, unknown: 1, pass: 1, "not-applicable": 1 });
  });
});

test("a result names its resource, its rule and itself, the same in every scan, and no file", async () => {
  const finding = findingWith();
  const [run] = (await logOf(reportWith([finding]))).runs;
  const [result] = run.results;
  expect(result?.locations[0]?.logicalLocations[0]?.fullyQualifiedName).toBe(finding.resource.arn);
  expect(result?.locations[0]).not.toHaveProperty("physicalLocation");
  expect(result?.partialFingerprints).toEqual({ "sagewardenFinding/v1": finding.id });
  const rule = run.tool.driver.rules[result?.ruleIndex ?? -1];
  expect(rule?.id).toBe(finding.check);
  expect(rule?.properties).toMatchObject({ "security-severity": "8.0" });
  expect(rule?.properties.tags).toContain("aws-fsbp:SageMaker.3");
  expect(result?.message.text).toContain("RootAccess: Enabled, expected Disabled");
});

test("a rule has as many tags as GitHub takes", async () => {
  const each = checks.map(({ id: check }) => findingWith({ id: check, check }));
  const [run] = (await logOf(reportWith(each))).runs;
  const { rules } = run.tool.driver;
  expect(rules).toHaveLength(checks.length);
  for (const { id, properties } of rules) {
    expect([id, properties.tags.length <= 20]).toEqual([id, true]);
    expect(properties.tags[0]).toBe("security");
  }
});

test("what was not assessed is told by the run", async () => {
  const [run] = (await logOf(saying("x"))).runs;
  const [invocation] = run.invocations;
  expect(invocation).toMatchObject({ executionSuccessful: false, startTimeUtc: "2026-11-20T11:58:00.000Z" });
  const told = invocation?.toolExecutionNotifications.map(({ level, message }) => `${level} ${message.text}`);
  expect(told?.[0]).toMatch(/^error Domain in us-east-1: denied .*\n.*\nGrant sagemaker:ListDomains\.$/);
  expect(told?.[1]).toMatch(/^warning VPC in us-east-1: partial/);
  const [whole] = (await logOf(reportWith([]))).runs;
  expect(whole.invocations[0]?.executionSuccessful).toBe(true);
});

test("accounts have a run each", async () => {
  const other = reportWith([]);
  other.scan = { ...other.scan, account: "444455556666" };
  const ids = (await logOf([reportWith([]), other])).runs.map(({ automationDetails }) => automationDetails.id);
  expect(ids).toEqual(["sagewarden/aws/111122223333/", "sagewarden/aws/444455556666/"]);
});

test("a run is no longer than GitHub takes, and nothing is left out for it", async () => {
  const findings = Array.from({ length: 25_001 }, (_, at) => findingWith({ id: String(at) }));
  const { runs } = await logOf(reportWith(findings));
  expect(runs.map(({ results }) => results.length)).toEqual([25_000, 1]);
  expect(runs[1]?.tool.driver.rules).toHaveLength(1);
  expect(new Set(runs.map(({ automationDetails }) => automationDetails.id)).size).toBe(2);
});

test("no name becomes a link in a message", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const { runs } = await logOf(saying(text), { passing: "listed" });
      for (const { message } of runs[0].results) expect(message.text).not.toMatch(/(?<!\\)\]\(/);
    }),
    { numRuns: 50 },
  );
});
