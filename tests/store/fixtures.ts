import type { Category, Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import { type Finding, findingId } from "#lib/scoring/evaluate.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { claimScan } from "#lib/store/leases.ts";
import type { Db } from "#lib/store/query.ts";
import { setGrades, stageReadings } from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { createScan, publishScan } from "#lib/store/scans.ts";
import { writeTallies } from "#lib/store/tallies.ts";
import type { AccountScore, Grade, ScanSummary } from "#lib/store/views.ts";

/** An account nobody else in this run uses, unless it is named. */
export async function newAccount(
  db: Db,
  id = String(100_000_000_000 + Math.floor(Math.random() * 900_000_000_000)),
): Promise<string> {
  await saveAccount(db, { id, label: id, partition: "aws", connection: { type: "demo" }, regions: "all" });
  return id;
}

/** A scan that is running. */
export async function startScan(db: Db, account: string): Promise<ScanRecord> {
  const { id } = await createScan(db, { account, regions: "all", horizonDays: 90 });
  const scan = await claimScan(db, id, "test");
  if (!scan) throw new Error("The scan could not be claimed.");
  return scan;
}

export const noScore: AccountScore = {
  value: null,
  grade: null,
  coverage: 0,
  provisional: true,
  waived: 0,
  categories: [],
};

export const noSummary: ScanSummary = {
  failing: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  verdicts: { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 },
  recordFailing: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  resources: 0,
  records: 0,
  changes: null,
};

export async function publish(db: Db, scan: ScanRecord): Promise<void> {
  await writeTallies(db, scan);
  return publishScan(db, scan, { score: noScore, summary: noSummary, spans: [], judgedBy: {} });
}

/** A whole scan that finds this. */
export async function scanOf(
  db: Db,
  account: string,
  { readings = [], findings = [] }: { readings?: Reading[]; findings?: Finding[] },
): Promise<ScanRecord> {
  const scan = await startScan(db, account);
  await stageReadings(db, { ...scan, readings });
  await stageFindings(db, { ...scan, findings });
  await publish(db, scan);
  return scan;
}

export function identityOf(account: string, name: string, kind = "notebook-instance", region = "us-east-1"): Identity {
  return { account, region, kind, name, arn: `arn:aws:sagemaker:${region}:${account}:${kind}/${name}` };
}

export function readingOf(identity: Identity, resource: Record<string, unknown> = {}): Reading {
  const readAt = "2026-11-22T12:00:00.000Z";
  return { identity, action: "sagemaker:Describe", readAt, status: "read", resource, secrets: [] };
}

export interface FindingParts {
  check?: string;
  status?: VerdictStatus;
  exposure?: Exposure;
  severity?: Severity;
  category?: Category;
  observed?: unknown;
}

export function findingOf(identity: Identity, parts: FindingParts = {}): Finding {
  const { check = `${identity.kind}/is-good`, status = "fail", exposure = "live", observed = null } = parts;
  const verdict =
    status === "pass" || status === "fail"
      ? { status, evidence: [{ path: "Field", observed, expected: "something" }] }
      : { status, reason: "There is a reason." };
  const { severity = "high", category = "network" } = parts;
  return {
    id: findingId({ id: check, kind: identity.kind as Kind }, identity),
    check,
    severity,
    category,
    identity,
    exposure,
    status,
    verdict,
  };
}

/** Of a grade: nothing is known of its resource's tags, nor when it changed. */
export const untold = { owner: null, tags: null, changedAt: null };

export async function gradeAs(
  db: Db,
  scan: ScanRecord,
  identity: Identity,
  grade: Grade | null,
  exposure: Exposure = "live",
  fails: Partial<Record<Severity, number>> = {},
) {
  const failing = { critical: 0, high: 1, medium: 0, low: 0, info: 0, ...fails };
  const score = grade === null ? null : 50;
  await setGrades(db, {
    ...scan,
    grades: [{ identity, exposure, grade, score, failing, unknown: 0, judged: 1, failure: null, ...untold }],
  });
}
