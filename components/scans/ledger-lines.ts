import type { CoverageRow } from "#lib/store/views.ts";
import { coverageStatuses, type LedgerState } from "./search-params.ts";

/** What one action gave for one kind, in all the regions where it gave the same. */
export interface LedgerLine {
  action: string;
  status: CoverageRow["status"];
  regions: string[];
  calls: number;
  failures: number;
  unlisted: boolean;
  /** Resources that the cap left unread, at least. */
  leftOut: number;
  /** The code AWS gave. */
  code: string | null;
  permission: string | null;
  /** What refuses besides, where the permission alone would not help. */
  refusedBy: string | null;
  note: string | null;
  /** What AWS said, by region. Untrusted text. */
  messages: { region: string; message: string }[];
}

export interface LedgerGroup {
  kind: string;
  lines: LedgerLine[];
}

/** A ledger by kind and action, regions that fared the same in one line; the worst first. */
export function ledgerGroups(rows: readonly CoverageRow[]): LedgerGroup[] {
  const groups = [...Map.groupBy(rows, (row) => row.kind)].map(([kind, own]) => ({ kind, lines: linesOf(own) }));
  return groups.sort((one, other) => rankOf(one.lines[0]) - rankOf(other.lines[0]) || (one.kind < other.kind ? -1 : 1));
}

function linesOf(rows: readonly CoverageRow[]): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  for (const row of rows) {
    const { action, status, failure, permission, refusedBy = null, unlisted, note = null } = row;
    const code = failure?.code ?? null;
    const key = JSON.stringify([action, status, code, permission, refusedBy, unlisted, note]);
    const line = lines.get(key) ?? {
      ...{ action, status, unlisted, code, permission, refusedBy, note },
      ...{ regions: [], calls: 0, failures: 0, leftOut: 0, messages: [] },
    };
    lines.set(key, line);
    line.regions.push(row.region);
    line.calls += row.calls;
    line.failures += row.failures;
    line.leftOut += row.leftOut ?? 0;
    if (failure?.message) line.messages.push({ region: row.region, message: failure.message });
  }
  return [...lines.values()].sort((one, other) => rankOf(one) - rankOf(other) || (one.action < other.action ? -1 : 1));
}

function rankOf(line: LedgerLine | undefined): number {
  return line ? coverageStatuses.indexOf(line.status) : coverageStatuses.length;
}

/** The rows that the filters let through. */
export function chosenRows(rows: readonly CoverageRow[], { show, status, kind, region }: LedgerState): CoverageRow[] {
  return rows.filter(
    (row) =>
      (show === "all" || row.status !== "complete") &&
      (status.length === 0 || status.includes(row.status)) &&
      (kind.length === 0 || kind.includes(row.kind)) &&
      (region.length === 0 || region.includes(row.region)),
  );
}

/** The least that an identity policy has to allow for the refused calls to succeed; null when that helps none. */
export function gapsPolicy(rows: readonly CoverageRow[]) {
  const actions = [
    ...new Set(rows.flatMap((row) => (row.permission && !row.refusedBy ? [row.permission] : []))),
  ].sort();
  if (actions.length === 0) return null;
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "SagewardenCloseGaps", Effect: "Allow", Action: actions, Resource: "*" }],
  };
}

/** What refused calls that no statement of our own lets through, and which permissions each. */
export function refusedElsewhere(rows: readonly CoverageRow[]): { policy: string; permissions: string[] }[] {
  const refused = rows.flatMap(({ permission, refusedBy }) =>
    permission && refusedBy ? [{ permission, refusedBy }] : [],
  );
  return [...Map.groupBy(refused, ({ refusedBy }) => refusedBy)].map(([policy, own]) => ({
    policy,
    permissions: [...new Set(own.map(({ permission }) => permission))].sort(),
  }));
}
