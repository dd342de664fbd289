import type { AccountView, ScanView } from "#lib/store/views.ts";
import type { Ledger } from "../_api/schemas/coverage.ts";
import type { Dashboard } from "./dashboard.ts";

/** So many calls of the ledger are told one by one; the rest are counted. */
const mostTold = 20;

/** What every answer says of an account beside what was asked: how much of it was read, and what was not. */
export interface Assessed {
  account: string;
  /** When the scan on show ended, ISO 8601; null before the first: then nothing is known. */
  scannedAt: string | null;
  grade: string | null;
  /** Share of live verdicts that could be given, 0 to 1. */
  assessed: number | null;
  /** Too little was read for the grade to count. */
  provisional: boolean;
  notRead: { kind: string; region: string; action: string; status: string; permission?: string }[];
  /** Further calls that did not give everything. */
  furtherNotRead: number;
  /** Kinds of SageMaker resources that no scan reads. */
  kindsNeverRead: string[];
}

/** Of the accounts that a question names; of the first, which the API means where none is named; of all where none can be. */
export async function assessedIn(
  dashboard: Dashboard,
  named: readonly string[] | "all",
  signal?: AbortSignal,
): Promise<Assessed[]> {
  const { rows } = (await dashboard.get("/api/v1/accounts", {}, signal)) as { rows: AccountView[] };
  const isMeant = ({ id }: AccountView, at: number) =>
    named === "all" || (named.length > 0 ? named.includes(id) : at === 0);
  const meant = rows.filter(isMeant);
  return Promise.all(meant.map((account) => assessedOf(dashboard, account, signal)));
}

async function assessedOf(
  dashboard: Dashboard,
  { id, currentScan }: AccountView,
  signal?: AbortSignal,
): Promise<Assessed> {
  const [ledger, scan] = await Promise.all([
    dashboard.get("/api/v1/coverage", { account: id }, signal) as Promise<Ledger>,
    currentScan === null
      ? undefined
      : (dashboard.get(`/api/v1/scans/${encodeURIComponent(currentScan)}`, {}, signal) as Promise<ScanView>),
  ]);
  const lacking = ledger.rows.filter(({ status }) => status !== "complete");
  return {
    account: id,
    scannedAt: scan?.finishedAt ?? null,
    grade: scan?.score?.grade ?? null,
    assessed: scan?.score?.coverage ?? null,
    provisional: scan?.score?.provisional ?? true,
    notRead: lacking.slice(0, mostTold).map(({ kind, region, action, status, permission }) => ({
      ...{ kind, region, action, status },
      ...(permission && { permission }),
    })),
    furtherNotRead: Math.max(0, lacking.length - mostTold),
    kindsNeverRead: ledger.notCollected,
  };
}
