import { beforeAll } from "vitest";
import { eachFinding } from "#lib/store/findings-list.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { account, simulator, store } from "./demo.ts";
import { type ScanWanted, scanSimulated } from "./scan-simulated.ts";

/* For the test file that imports it: the demo account, and a store in which a region of it was scanned once. */

export { account, simulator, store };
export const regions = ["us-west-2"];

beforeAll(async () => {
  await scan();
});

/** Once more. */
export function scan(more: Partial<ScanWanted> = {}) {
  return scanSimulated(store, { account, endpoint: simulator.url, regions, ...more });
}

export async function findings(): Promise<Map<string, FindingRow>> {
  const all = new Map<string, FindingRow>();
  for await (const row of eachFinding(store.db, { account: account.id })) all.set(row.id, row);
  return all;
}

export const noChanges = { new: 0, regressed: 0, fixed: 0, gone: 0, "newly-unknown": 0, "newly-readable": 0 };

export function statuses(all: Map<string, FindingRow>): string[] {
  return [...all].map(([id, { status }]) => `${id} ${status}`).sort();
}
