/*
 * The events of a trail's logs, from its bucket to stored rows on the embedded database: `node tests/bench/trail-logs.ts [records]`. The bucket
 * is another process's, one log every five minutes; every record is one that is kept, which no trail's are.
 */
import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { asSaid } from "#lib/activity/known.ts";
import { folderOf, placeOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { readLogs } from "#lib/activity/trail-logs/read-logs.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { keepHeapSmall } from "#lib/cli/small-heap.ts";
import type { SimulatedObject } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { trailLogStore } from "#lib/store/trail-logs.ts";
import { startNode } from "./children.ts";
import { count, report } from "./figures.ts";
import { account, numbers, trailRecord } from "./trail-records.ts";

const wanted = Number(process.argv[2] ?? 20_000);
const perFile = 200;
const region = "us-east-1";
const logs: TrailLogs = { bucket: "trail", region };
const fewest = 10_000;

// In a process of its own, whose work and memory are none of the reader's.
if (process.argv[3] === "serve") {
  const objects = new Map<string, SimulatedObject>();
  const { folder } = folderOf(logs, account);
  for (let at = 0; at * perFile < wanted; at++) {
    const stamp = new Date(Date.now() - at * 5 * 60_000).toISOString();
    const name = `${account}_CloudTrail_${region}_${stamp.slice(0, 16).replaceAll(/[-:]/g, "")}Z_${at}.json.gz`;
    const next = numbers(at);
    const records = Array.from({ length: perFile }, (_, each) => trailRecord(at * perFile + each, next));
    const bytes = gzipSync(JSON.stringify({ Records: records }));
    objects.set(`${folder}${region}/${stamp.slice(0, 10).replaceAll("-", "/")}/${name}`, { bytes });
  }
  const held = [{ bucket: logs.bucket, region, objects }];
  const demo = { ...demoAccount(), id: account, regions: [], s3: { buckets: [], objects: held } };
  process.send?.((await startSimulator({ account: demo, enforceLimits: false })).url);
} else {
  const child = startNode([import.meta.filename, String(wanted), "serve"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [url] = (await once(child, "message")) as [string];
  keepHeapSmall();
  const store = await openStore({ memory: true });
  await saveAccount(store.db, {
    ...{ id: account, label: "Bench", partition: "aws", connection: { type: "demo" }, regions: "all" },
  });
  const source = { type: "static", accessKeyId: "AKIABENCH", secretAccessKey: "bench" } as const;
  const session = new AwsSession(source, { homeRegion: region, endpoint: url });
  const redactor = createRedactor({ salt: "bench" });
  const startedAt = performance.now();
  const { saved, files, failure } = await readLogs({
    ...{ pool: session.pool, account, logs: folderOf(logs, account), bucketRegion: region, region },
    ...{ store: trailLogStore(store.db, account, placeOf(logs, account)), known: asSaid, clean: redactor.clean },
    ...{ days: "all", signal: new AbortController().signal },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  child.kill();
  await store.close();
  if (failure || saved < wanted) throw new Error(`Of ${wanted} events ${saved} were kept. ${failure?.message ?? ""}`);
  process.stderr.write(`${count(saved)} events of ${count(files)} logs in ${seconds.toFixed(1)} s.\n`);
  report([
    {
      what: "CloudTrail events from a trail's bucket to stored rows, embedded database in memory",
      measured: `${count(saved / seconds)} a second`,
      bound: `at least ${count(fewest)}`,
      holds: saved / seconds >= fewest,
    },
  ]);
  process.exit(0);
}
