import { afterAll, afterEach, beforeAll } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import type { Store } from "#lib/store/client.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { withFewJobs } from "./few-jobs.ts";

/* For the test file that imports it: the demo account, and a store that knows nothing of it. Faults of one test are over before the next. */

export const account = withFewJobs(demoAccount({ now: new Date() }));
export let simulator: Simulator;
export let store: Store;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openTestStore();
});
afterEach(() => simulator.setFaults([]));
afterAll(async () => {
  await store.close();
  await simulator.close();
});
