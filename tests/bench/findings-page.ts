/*
 * The first page of /api/v1/findings with 300,000 findings stored: alone, and while the same process scans an account of
 * twenty times the demo's size.
 */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsSession } from "#lib/aws/session.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { type Finding, findingId } from "#lib/scoring/evaluate.ts";
import { AccountTally } from "#lib/scoring/score.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { claimScan } from "#lib/store/leases.ts";
import { createScan, publishScan } from "#lib/store/scans.ts";
import { regions } from "#tests/collectors/collect-one.ts";
import { startNode } from "./children.ts";
import { count, ms, percentile, report } from "./figures.ts";
import { simulated } from "./simulated.ts";

const stored = 300_000;
const account = "111122223333";
const port = 38_341;
const token = "bench-sign-in-token-bench";
const dataDir = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const simulator = await simulated({ account: "large", latencyMs: 5, enforceLimits: true });
const keys = { AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCH0", AWS_SECRET_ACCESS_KEY: "bench" };

/** Findings as a large account has them: mostly finished jobs, mostly passing. */
function* findings(): Generator<Finding> {
  const all = checks as readonly Check[];
  for (let at = 0; at < stored; at++) {
    const check = all[at % all.length] as Check;
    const region = regions[(at >> 3) % regions.length] ?? "us-east-1";
    const name = `${check.kind}-${Math.floor(at / all.length)}`;
    const identity = {
      account,
      region,
      kind: check.kind,
      name,
      arn: `arn:aws:sagemaker:${region}:${account}:${check.kind}/${name}`,
    };
    const fails = (at * 7919) % 100 < 15;
    const evidence = [{ path: "EnableNetworkIsolation", observed: !fails, expected: "true" }];
    const status = fails ? ("fail" as const) : ("pass" as const);
    yield {
      id: findingId(check, identity),
      check: check.id,
      severity: check.severity,
      category: check.category,
      identity,
      exposure: check.kind.endsWith("-job") ? "record" : "live",
      status,
      verdict: { status, evidence },
    };
  }
}

async function fill(): Promise<string> {
  const store = await openStore({ dataDir });
  await saveAccount(store.db, { id: account, label: "Large", partition: "aws", connection: { type: "demo" }, regions });
  const { id } = await createScan(store.db, { account, regions, horizonDays: 90 });
  const scan = await claimScan(store.db, id, "bench");
  if (!scan) throw new Error("The scan could not be claimed.");
  let batch: Finding[] = [];
  for (const finding of findings()) {
    batch.push(finding);
    if (batch.length === 1_000) {
      await stageFindings(store.db, { account, seq: scan.seq, findings: batch });
      batch = [];
    }
  }
  const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const verdicts = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
  const summary = { failing: none, verdicts, recordFailing: none, resources: 0, records: 0, changes: null };
  await publishScan(store.db, scan, { score: new AccountTally().score(), summary, spans: [], judgedBy: {} });
  const source = { type: "static", accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: "bench" } as const;
  const identity = await new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url }).identity();
  await saveAccount(store.db, {
    id: identity.account,
    label: "Scanned",
    partition: "aws",
    connection: { type: "default" },
    regions,
  });
  await store.close();
  return identity.account;
}

const scanned = await fill();
const env = {
  ...process.env,
  ...keys,
  PORT: String(port),
  SAGEWARDEN_TOKEN: token,
  SAGEWARDEN_DATA: dataDir,
  AWS_ENDPOINT_URL: simulator.url,
  AWS_REGION: "us-east-1",
};
const server = startNode(["lib/cli/main.ts", "serve"], {
  env,
  stdio: ["ignore", "ignore", "inherit"],
});
const base = `http://127.0.0.1:${port}/api/v1`;
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
for (let attempt = 0; ; attempt++) {
  if (
    await fetch(`${base}/health`).then(
      (answer) => answer.ok,
      () => false,
    )
  )
    break;
  if (attempt > 240) throw new Error("The dashboard did not come up; run npm run build first.");
  await sleep(250);
}

const pages = [
  "status=fail,unknown&exposure=live",
  "status=fail",
  "status=fail&severity=critical,high&region=eu-west-1",
  "kind=notebook-instance",
  "status=pass&category=network&sort=newest",
  "sort=resource",
];
async function first(query: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(`${base}/findings?account=${account}&limit=50&${query}`, { headers });
  const { rows } = (await answer.json()) as { rows: unknown[] };
  if (rows.length !== 50) throw new Error(`${query} gave ${rows.length} rows.`);
  return performance.now() - startedAt;
}

const alone: number[] = [];
for (let round = 0; round < 50; round++) for (const query of pages) alone.push(await first(query));
const warm = alone.slice(pages.length * 2);

const started = await fetch(`${base}/scans`, { method: "POST", headers, body: JSON.stringify({ account: scanned }) });
const { id } = (await started.json()) as { id: string };
const during: number[] = [];
let scan = { state: "queued", progress: { calls: 0 } };
while (scan.state === "queued" || scan.state === "running") {
  for (const query of pages) during.push(await first(query));
  scan = (await (await fetch(`${base}/scans/${id}`, { headers })).json()) as typeof scan;
}
server.kill();
await once(server, "exit");
simulator.stop();
await rm(dataDir, { recursive: true });
if (scan.state !== "completed") throw new Error(`The scan ended ${scan.state}.`);

report([
  {
    what: `First page of findings from the API, ${count(stored)} stored (${warm.length} requests, p50 ${ms(percentile(warm, 0.5))})`,
    measured: `p95 ${ms(percentile(warm, 0.95))}`,
    bound: "p95 under 50 ms",
    holds: percentile(warm, 0.95) < 50,
  },
  {
    what: `The same while an account of 20 × the demo is scanned in the process (${during.length} requests, ${count(scan.progress.calls)} calls, p50 ${ms(percentile(during, 0.5))})`,
    measured: `p95 ${ms(percentile(during, 0.95))}`,
    bound: "p95 under 150 ms",
    holds: percentile(during, 0.95) < 150,
  },
]);
process.exit(0);
