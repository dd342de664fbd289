import type { CoverageStatus } from "#lib/readings/coverage.ts";
import type { CoverageRow } from "#lib/store/views.ts";
import { coverageStatuses } from "./search-params.ts";

/** The worst status of each region and kind, by `region kind`. */
export function worstByUnit(ledger: readonly CoverageRow[]): ReadonlyMap<string, CoverageStatus> {
  const worst = new Map<string, CoverageStatus>();
  for (const { region, kind, status } of ledger) {
    const key = `${region} ${kind}`;
    const before = worst.get(key);
    if (before === undefined || coverageStatuses.indexOf(status) < coverageStatuses.indexOf(before)) {
      worst.set(key, status);
    }
  }
  return worst;
}
