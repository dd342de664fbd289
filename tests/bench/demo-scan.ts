/* A scan of the demo account at 20 ms latency under AWS's own rate limits, beside the time those limits impose. */

import { AwsSession } from "#lib/aws/session.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { runScan } from "#lib/scan/run.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { claimScan } from "#lib/store/leases.ts";
import { createScan } from "#lib/store/scans.ts";
import { regions } from "#tests/collectors/collect-one.ts";
import { report, seconds } from "./figures.ts";
import { simulated } from "./simulated.ts";

const account = "482915630174";
const simulator = await simulated({ account: "demo", latencyMs: 20, enforceLimits: true, asAwsHasThem: true });
const source = { type: "static", accessKeyId: "AKIABENCH", secretAccessKey: "bench" } as const;
const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
const store = await openStore({ memory: true });
await saveAccount(store.db, { id: account, label: "Demo", partition: "aws", connection: { type: "default" }, regions });
const { id } = await createScan(store.db, { account, regions, horizonDays: 90 });
const scan = await claimScan(store.db, id, "bench");
if (!scan) throw new Error("The scan could not be claimed.");

const startedAt = performance.now();
await runScan(store.db, scan, {
  session,
  checkOptions: defaultOptions,
  signal: new AbortController().signal,
  log: () => undefined,
});
const took = performance.now() - startedAt;

const bottleneck = session.budgets
  .spent()
  .map((one) => ({ ...one, ms: (one.calls / one.perSecond) * 1000 }))
  .reduce((worst, one) => (one.ms > worst.ms ? one : worst));
await store.close();
simulator.stop();
report([
  {
    what: `Scan of the demo account, 20 ms latency, AWS's rate limits (${session.budgets.calls} calls, ${session.budgets.throttles} throttles)`,
    measured: seconds(took),
    bound: `1.25 × ${seconds(bottleneck.ms)} (${bottleneck.calls} × ${bottleneck.action} in ${bottleneck.region} at ${bottleneck.perSecond}/s)`,
    holds: took <= 1.25 * bottleneck.ms,
  },
]);
process.exit(0);
