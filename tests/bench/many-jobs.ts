/* 50,000 finished training jobs, all of their history: calls of a first and a second scan, and peak memory. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsSession } from "#lib/aws/session.ts";
import { runScan } from "#lib/scan/run.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { claimScan } from "#lib/store/leases.ts";
import { createScan } from "#lib/store/scans.ts";
import { count, report, seconds } from "./figures.ts";
import { simulated } from "./simulated.ts";

const jobs = 50_000;
const regions = ["us-east-1"];
const simulator = await simulated({ account: "many-jobs", latencyMs: 0, enforceLimits: false });
const dataDir = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const store = await openStore({ dataDir });

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);

async function scanOnce(): Promise<{ calls: number; took: number; jobCalls: number; describes: number }> {
  const source = { type: "static", accessKeyId: "AKIABENCH", secretAccessKey: "bench" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const { account, partition } = await session.identity();
  await saveAccount(store.db, { id: account, label: account, partition, connection: { type: "default" }, regions });
  const { id } = await createScan(store.db, { account, regions, horizonDays: "all", kinds: ["training-job"] });
  const scan = await claimScan(store.db, id, "bench");
  if (!scan) throw new Error("The scan could not be claimed.");
  const startedAt = performance.now();
  await runScan(store.db, scan, { session, signal: new AbortController().signal, log: () => undefined });
  const spent = session.budgets.spent().filter(({ action }) => action.startsWith("sagemaker:"));
  const describes = spent.find(({ action }) => action === "sagemaker:DescribeTrainingJob")?.calls ?? 0;
  const jobCalls = spent.reduce((total, { calls }) => total + calls, 0);
  return { calls: session.budgets.calls, took: performance.now() - startedAt, jobCalls, describes };
}

const first = await scanOnce();
const second = await scanOnce();
clearInterval(watch);
await store.close();
simulator.stop();
await rm(dataDir, { recursive: true });

const allowed = (jobs / 100) * 1.05;
report([
  {
    what: `First scan of ${count(jobs)} finished training jobs, whole history`,
    measured: `${first.jobCalls - first.describes} calls and ${first.describes} Describes`,
    bound: `at most ${count(allowed)} calls, beside Describes`,
    holds: first.jobCalls - first.describes <= allowed,
  },
  {
    what: "The same without rate limits, from the list's first page to the last stored verdict",
    measured: seconds(first.took),
    bound: "under 60 s",
    holds: first.took < 60_000,
  },
  {
    what: `Second scan, nothing new (${seconds(second.took)})`,
    measured: `${second.jobCalls} calls`,
    bound: `at most 2 % of the first's: ${Math.floor(first.jobCalls * 0.02)}`,
    holds: second.jobCalls <= first.jobCalls * 0.02,
  },
  {
    what: "Peak memory (resident) over both scans, embedded database included",
    measured: `${count(peak / 2 ** 20)} MB`,
    bound: "under 400 MB",
    holds: peak < 400 * 2 ** 20,
  },
]);
process.exit(0);
