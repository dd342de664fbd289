import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { parseRecord } from "#lib/activity/event.ts";
import { asSaid } from "#lib/activity/known.ts";
import { folderOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { readLogs } from "#lib/activity/trail-logs/read-logs.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { signalsIn } from "#lib/signals/index.ts";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { trailBucket } from "#lib/simulator/accounts/demo/trail-logs.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { bytesOf } from "#lib/simulator/object-bytes.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { MemoryLogs } from "#tests/activity/trail-logs/memory-logs.ts";
import { unrecorded } from "./accounts/creations.ts";

const day = 86_400_000;
const now = new Date("2026-11-27T12:00:00Z");
const demo = demoAccount({ now });
const simulator = await startSimulator({ account: demo, enforceLimits: false, now: () => now.getTime() });
afterAll(() => simulator.close());
const objects = demo.s3?.objects?.[0]?.objects ?? new Map();

test("the logs hold what the history shows up to yesterday, once each, and what only they record", () => {
  const all = [...objects.values()].flatMap(
    (one): CloudTrailRecord[] => JSON.parse(gunzipSync(bytesOf(one)).toString()).Records,
  );
  const ids = all.map(({ eventID }) => eventID);
  expect(new Set(ids).size).toBe(ids.length);
  const shown = demo.regions.flatMap(({ events }) => events).filter(({ eventTime }) => eventTime < "2026-11-27");
  const more = all.filter(({ eventCategory }) => eventCategory === "Data");
  const floor = new Date(now.getTime() - 90 * day).toISOString();
  const forgotten = all.filter(({ eventTime }) => eventTime < floor);
  expect(ids.length).toBe(shown.length + more.length + forgotten.length);
  expect(new Set(ids)).toEqual(new Set([...shown, ...more, ...forgotten].map(({ eventID }) => eventID)));
  expect(new Set(more.map(({ eventName }) => eventName))).toEqual(new Set(["InvokeEndpoint", "GetRecord"]));
  expect(all.every(({ eventTime }) => new Date(eventTime) < now)).toBe(true);
});

test("the logs hold who made what is older than the history, at the time that it says, and nothing that looks risky", () => {
  const records = [...objects.values()].flatMap((one) => one.records ?? []);
  const between = (days: number, time: string) => now.getTime() - Date.parse(time) > days * day;
  const old = records.filter(({ eventTime }) => between(90, eventTime));
  expect(old.length).toBeGreaterThan(40);
  expect(old.every(({ eventTime, eventName }) => !between(201, eventTime) && /^(Create|Import)/.test(eventName))).toBe(
    true,
  );
  const regions = demo.regions.map((region) => ({
    ...region,
    events: records.filter(({ awsRegion }) => awsRegion === region.name),
  }));
  const later = new Date(now.getTime() - 109 * day);
  // Of today there are no logs yet.
  const missing = unrecorded({ ...demo, regions }, later, true).filter((one) => !one.includes(" at 2026-11-27T"));
  expect(missing).toEqual([]);
  const events = old.map((record) => parseRecord(JSON.parse(JSON.stringify(record)), record.awsRegion));
  expect(events.flatMap((event) => (event ? signalsIn(event) : [{ id: "no event" }])).map(({ id }) => id)).toEqual([]);
});

test("the reader finds them, and which endpoint and feature group were asked", async () => {
  const source = { type: "static", accessKeyId: "AKIADEMO", secretAccessKey: "demo" } as const;
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const store = new MemoryLogs();
  const logs: TrailLogs = trailBucket;
  const result = await readLogs({
    ...{ pool: session.pool, account: demo.id, logs: folderOf(logs, demo.id), bucketRegion: logs.region },
    ...{ region: "eu-west-1", store, known: asSaid, days: 400, now: () => now },
    clean: async (values) => [...values],
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ failure: null, isUnfinished: false });
  const data = [...store.saved.values()].filter(({ event }) => event.category === "data");
  const about = new Set(
    data.flatMap(({ event, resources }) => resources.map(({ arn }) => `${event.name} ${arn.split(":").at(-1)}`)),
  );
  expect([...about].sort()).toEqual([
    "GetRecord feature-group/credit-risk-applicants",
    "InvokeEndpoint endpoint/credit-risk-pd-retail",
  ]);
});
