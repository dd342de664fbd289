import type { CoverageStatus } from "#lib/readings/coverage.ts";
import { noteChanges } from "#lib/store/finding-changes.ts";
import { stageFindings } from "#lib/store/findings.ts";
import type { Db } from "#lib/store/query.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { finishUnit, publishScan } from "#lib/store/scans.ts";
import { writeTallies } from "#lib/store/tallies.ts";
import type { ScanSummary } from "#lib/store/views.ts";
import {
  type FindingParts,
  findingOf,
  identityOf,
  noScore,
  noSummary,
  readingOf,
  startScan,
} from "#tests/store/fixtures.ts";

/* Things that happen in an account, for notices to tell of. */

const kind = "notebook-instance";

interface Seen {
  /** By name of a resource: what its finding is. */
  findings: Record<string, FindingParts>;
  status?: CoverageStatus;
  summary?: Partial<ScanSummary>;
}

/** A whole scan. @returns its id */
export async function scanned(db: Db, account: string, { findings, status = "complete", summary }: Seen) {
  const scan = await startScan(db, account);
  const each = Object.entries(findings).map(([name, parts]) => [identityOf(account, name), parts] as const);
  await stageReadings(db, { ...scan, readings: each.map(([identity]) => readingOf(identity)) });
  await stageFindings(db, { ...scan, findings: each.map(([identity, parts]) => findingOf(identity, parts)) });
  const line = { region: "us-east-1", kind, action: "sagemaker:ListNotebookInstances" };
  await finishUnit(db, scan.id, {
    ...{ region: "us-east-1", kind, readAt: new Date().toISOString() },
    coverage: [{ ...line, status, calls: 1, failures: status === "complete" ? 0 : 1, unlisted: status !== "complete" }],
  });
  const changes = await noteChanges(db, scan);
  await writeTallies(db, scan);
  await publishScan(db, scan, {
    ...{ score: { ...noScore, grade: "D", value: 65 }, summary: { ...noSummary, ...summary, changes } },
    ...{ spans: [], judgedBy: {} },
  });
  return scan.id;
}
