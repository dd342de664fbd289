import { afterAll, afterEach, beforeAll } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import type { Store } from "#lib/store/client.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { type ScanWanted, scanSimulated } from "./scan-simulated.ts";

/*
 * For the test file that imports it: the demo account, and a store in which a region of it was scanned once. Faults of one
 * test are over before the next.
 */

export const account = demoAccount({ now: new Date() });
export const regions = ["us-west-2"];
export let simulator: Simulator;
export let store: Store;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openTestStore();
  await scan();
});
afterEach(() => simulator.setFaults([]));
afterAll(async () => {
  await store.close();
  await simulator.close();
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
