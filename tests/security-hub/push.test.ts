import { type AwsSecurityFinding, GetFindingsCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { afterAll, beforeEach, expect, test } from "vitest";
import { securityFindingId } from "#lib/reports/formats/asff/security-finding.ts";
import type { Report, ReportCoverage, ReportFinding } from "#lib/reports/report.ts";
import { pushToSecurityHub } from "#lib/security-hub/push.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { findingWith, reportWith } from "#tests/reports/report-of.ts";
import { fastSession } from "#tests/scan/scan-simulated.ts";

const region = "us-east-1";
let simulator: Simulator;
let id: string;

beforeEach(async () => {
  await simulator?.close();
  const account = demoAccount({ now: new Date() });
  ({ id } = account);
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const found = (at: number, parts: Partial<ReportFinding> = {}) =>
  findingWith({
    id: `finding-${at}`,
    account: id,
    resource: {
      arn: `arn:aws:sagemaker:${region}:${id}:notebook-instance/nb-${at}`,
      ...{ kind: "notebook-instance", name: `nb-${at}`, region },
    },
    ...parts,
  });
const complete: ReportCoverage = {
  ...{ region, kind: "notebook-instance", action: "sagemaker:ListNotebookInstances", status: "complete" },
};
function reportAt(day: number, findings: readonly ReportFinding[], parts: Partial<Report> = {}): Report {
  const report = reportWith(findings, { coverage: [complete], ...parts });
  const finishedAt = `2026-11-${20 + day}T12:00:00.000Z`;
  return { ...report, scan: { ...report.scan, account: id, regions: [region], finishedAt } };
}
const push = (report: Report, more: { everything?: boolean; isDry?: boolean } = {}) =>
  pushToSecurityHub(report, {
    ...{ pool: fastSession(simulator.url).pool, signal: new AbortController().signal },
    ...{ everything: false, isDry: false, ...more },
  });

/** What the hub has, as anybody reads it. */
async function held(): Promise<Map<string, AwsSecurityFinding>> {
  const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "test" };
  const client = new SecurityHubClient({ endpoint: simulator.url, region, credentials });
  const all = new Map<string, AwsSecurityFinding>();
  let NextToken: string | undefined;
  do {
    const page = await client.send(new GetFindingsCommand({ MaxResults: 100, NextToken }));
    for (const one of page.Findings ?? []) all.set(one.Id ?? "", one);
    ({ NextToken } = page);
  } while (NextToken);
  return all;
}
const stateOf = async (finding: ReportFinding) => {
  const one = (await held()).get(securityFindingId(finding, reportAt(0, [])));
  return one && `${one.RecordState} ${one.Compliance?.Status}`;
};

test("what fails and what is not known is sent, a hundred in a call; what passes only where it was open", async () => {
  const many = Array.from({ length: 250 }, (_, at) => found(at));
  const [unknown, pass] = [found(900, { status: "unknown" }), found(901, { status: "pass" })];
  expect(await push(reportAt(0, [...many, unknown, pass]))).toEqual([
    { region, open: 251, settled: 0, archived: 0, left: 0, refused: [] },
  ]);
  expect(simulator.calls().get("securityhub:BatchImportFindings")).toBe(3);
  expect(await stateOf(unknown)).toBe("ACTIVE NOT_AVAILABLE");
  expect(await stateOf(pass)).toBeUndefined();

  const mended = found(0, { status: "pass" });
  expect(await push(reportAt(1, [mended, ...many.slice(1), unknown, pass]))).toMatchObject([{ open: 250, settled: 1 }]);
  expect(await stateOf(mended)).toBe("ACTIVE PASSED");
  expect((await push(reportAt(2, [pass]), { everything: true }))[0]).toMatchObject({ open: 0, settled: 1 });
  expect(await stateOf(pass)).toBe("ACTIVE PASSED");
});

test("what is gone is archived, and only where all of its kind was read", async () => {
  const [gone, stays] = [found(1), found(2)];
  const other = findingWith({ ...found(3), check: "domain/is-good" });
  await push(reportAt(0, [gone, stays, other]));
  const unread = { ...complete, status: "denied" as const };
  expect(await push(reportAt(1, [stays], { coverage: [unread] }))).toMatchObject([{ archived: 0, left: 2 }]);
  expect(await push(reportAt(1, [stays], { subject: "findings" }))).toMatchObject([{ archived: 0, left: 2 }]);
  expect(await push(reportAt(1, [stays]), { isDry: true })).toMatchObject([{ open: 1, archived: 1, left: 1 }]);
  expect(await stateOf(gone)).toBe("ACTIVE FAILED");
  expect(await push(reportAt(1, [stays], { coverage: [complete, { ...unread, kind: "domain" }] }))).toMatchObject([
    { open: 1, archived: 1, left: 1 },
  ]);
  expect(await stateOf(gone)).toBe("ARCHIVED FAILED");
  expect(await stateOf(stays)).toBe("ACTIVE FAILED");
  expect(await stateOf(other)).toBe("ACTIVE FAILED");
});

test("a kind that the scan was not asked for is not gone, and a path is where all was asked for and read", async () => {
  const path = findingWith({ ...found(4), check: "attack-path/open-notebook-runs-as-admin" });
  const other = findingWith({ ...found(3), check: "domain/is-good" });
  await push(reportAt(0, [path, other]));
  const narrow = { limits: { horizonDays: 90, kindsLeftOut: ["Domains"] } };
  expect(await push(reportAt(1, [], narrow))).toMatchObject([{ archived: 0, left: 2 }]);
  expect(await push(reportAt(1, []))).toMatchObject([{ archived: 1, left: 1 }]);
  expect(await stateOf(path)).toBe("ARCHIVED FAILED");
});

test("sending the same again changes nothing, and an older scan is refused by the hub and told", async () => {
  const one = found(1);
  await push(reportAt(3, [one]));
  const before = await held();
  await push(reportAt(3, [one]));
  expect(await held()).toEqual(before);
  expect(await push(reportAt(2, [one]))).toMatchObject([
    { refused: [{ id: securityFindingId(one, reportAt(0, [])), code: "InvalidInput" }] },
  ]);
  expect(await held()).toEqual(before);
});

test("a region without Security Hub is told, and keeps the others from nothing", async () => {
  const report = reportAt(0, [found(1)]);
  const dark = "ap-northeast-1";
  const done = await push({ ...report, scan: { ...report.scan, regions: [dark, region] } });
  expect(done).toMatchObject([{ problem: `Security Hub is not enabled in ${dark}.` }, { open: 1, refused: [] }]);
  expect(await stateOf(found(1))).toBe("ACTIVE FAILED");
});

test.each([
  [{ action: "securityhub:BatchImportFindings", kind: "denied" }, "sagewarden policy --send-findings prints"],
  [{ action: "securityhub:GetFindings", kind: "denied" }, "securityhub:GetFindings is not allowed in us-east-1"],
] as const)("%j is said with what to do, and nothing more is sent", async (fault, said) => {
  simulator.setFaults([fault]);
  const [done] = await push(
    reportAt(
      0,
      Array.from({ length: 250 }, (_, at) => found(at)),
    ),
  );
  expect(done?.problem).toContain(said);
  expect(simulator.calls().get("securityhub:BatchImportFindings") ?? 0).toBeLessThan(2);
  simulator.setFaults([]);
  expect((await held()).size).toBe(0);
});
