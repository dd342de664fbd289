import fc from "fast-check";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { noteChanges } from "#lib/store/finding-changes.ts";
import { stageFindings } from "#lib/store/findings.ts";
import type { Db } from "#lib/store/query.ts";
import { closeResources, stageReadings } from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { finishUnit } from "#lib/store/scans.ts";
import { findingOf, gradeAs, identityOf, readingOf } from "./fixtures.ts";

/* Scans of four names of two kinds, for laws about what becomes of them. */

export const now = new Date("2026-11-26T00:00:00.000Z");
export const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000).toISOString();
export const names = ["a", "b", "c", "d"];
/** What a scan finds of each name: nothing when it is gone. */
type Verdicts = Record<string, VerdictStatus | "gone">;

/** What a scan is to find. */
export const scanned = fc.record({
  found: fc.record(
    Object.fromEntries(
      names.map((name) => [
        name,
        fc.constantFrom<Verdicts[string]>("pass", "fail", "unknown", "not-applicable", "gone"),
      ]),
    ),
  ) as fc.Arbitrary<Verdicts>,
  value: fc.nat(1),
  /** Whether it read kind `vpc` too, or leaves what was known of it. */
  isWhole: fc.boolean(),
});

interface Found {
  found: Verdicts;
  value: number;
  isWhole: boolean;
}

/** Writes what a scan found; its units were read when it says, else a day ago. */
export async function stage(
  db: Db,
  scan: ScanRecord,
  { found, value, isWhole, readAt = daysAgo(1) }: Found & { readAt?: string },
): Promise<void> {
  for (const kind of isWhole ? ["vpc", "subnet"] : ["subnet"]) {
    const there = names.filter((name) => kindOf(name) === kind && found[name] !== "gone");
    for (const name of there) {
      const identity = identityOf(scan.account, name, kind);
      await stageReadings(db, { ...scan, readings: [readingOf(identity, { value })] });
      await stageFindings(db, { ...scan, findings: [findingOf(identity, { status: found[name] as VerdictStatus })] });
      await gradeAs(db, scan, identity, value ? "A" : "F");
    }
    const gone = names.filter((name) => kindOf(name) === kind && found[name] === "gone");
    await closeResources(
      db,
      scan,
      gone.map((name) => identityOf(scan.account, name, kind).arn),
    );
    await finishUnit(db, scan.id, { region: "us-east-1", kind, readAt, coverage: [] });
  }
  await noteChanges(db, scan);
}

const kindOf = (name: string) => (name < "c" ? "vpc" : "subnet");
