/* The process that crash.test.ts kills: goes on with an unfinished scan, or begins one. */

import { defaultOptions } from "#lib/checks/options.ts";
import { runScan } from "#lib/scan/run.ts";
import { openStore } from "#lib/store/client.ts";
import { claimScan } from "#lib/store/leases.ts";
import { createScan, unfinishedScans } from "#lib/store/scans.ts";
import { fastSession } from "./scan-simulated.ts";

const { CRASH_STORE: place = "", CRASH_ENDPOINT: endpoint = "", CRASH_ACCOUNT: account = "" } = process.env;
const store = await openStore(JSON.parse(place));
const [unfinished] = await unfinishedScans(store.db);
const { id } = unfinished ?? (await createScan(store.db, { account, regions: ["us-east-1"], horizonDays: 90 }));
const scan = await claimScan(store.db, id, `crash-${process.pid}`);
if (!scan) throw new Error("The unfinished scan could not be claimed.");
process.send?.("running");
await runScan(store.db, scan, {
  session: fastSession(endpoint),
  checkOptions: defaultOptions,
  signal: new AbortController().signal,
  log: () => undefined,
});
await store.close();
process.exit(0);
