import { currentStore } from "#lib/store/current.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { getCoverage, listScans } from "#lib/store/scans.ts";
import type { AccountView, CoverageRow, EventRow, FindingRow, ScanView } from "#lib/store/views.ts";

export interface Overview {
  /** Completed scans, oldest first, the one on screen last. */
  trend: ScanView[];
  worst: FindingRow[];
  ledger: CoverageRow[];
  risky: EventRow[];
}

/** What the overview shows of an account that has a finished scan; null before the first. */
export async function overviewOf({ id: account, currentScan }: AccountView): Promise<Overview | null> {
  if (!currentScan) return null;
  const { db } = currentStore();
  const [scans, worst, ledger, risky] = await Promise.all([
    listScans(db, account, { limit: 40 }),
    listFindings(db, { account, status: ["fail"], exposure: "live", sort: "severity" }, { limit: 8 }),
    getCoverage(db, currentScan),
    riskyEvents(account),
  ]);
  const completed = scans.rows.filter((scan) => scan.state === "completed" && scan.summary && scan.score);
  const trend = completed
    .slice(
      Math.max(
        0,
        completed.findIndex((scan) => scan.id === currentScan),
      ),
    )
    .reverse();
  return { trend, worst: worst.rows, ledger, risky };
}

/** The latest changes that were refused or made without MFA, newest first. */
async function riskyEvents(account: string, count = 6): Promise<EventRow[]> {
  const { db } = currentStore();
  const [refused, changes] = await Promise.all([
    listEvents(db, { account, readOnly: false, failed: true }, { limit: count }),
    listEvents(db, { account, readOnly: false }, { limit: 200 }),
  ]);
  const risky = new Map(
    [...refused.rows, ...changes.rows.filter((event) => event.mfa === false)].map((event) => [event.id, event]),
  );
  return [...risky.values()].sort((one, other) => other.at.localeCompare(one.at)).slice(0, count);
}
