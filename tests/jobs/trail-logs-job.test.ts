import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { placeOf } from "#lib/activity/trail-logs/place.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { readActivity, workActivity } from "#lib/jobs/activity-job.ts";
import { readTrailLogs } from "#lib/jobs/trail-logs-job.ts";
import { logReach } from "#lib/scan/activity-reach.ts";
import type { SimulatedObject } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { sql } from "#lib/store/drizzle.ts";
import { oldestEvent, oldestRead, syncPoints } from "#lib/store/events-coverage.ts";
import { getEvent } from "#lib/store/events-list.ts";
import { query } from "#lib/store/query.ts";
import { retire } from "#lib/store/retention.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import { logPoints } from "#lib/store/trail-logs.ts";
import { account, region, session } from "#tests/activity/records.ts";
import { day, eventAt, keyOf, logs, packed } from "#tests/activity/trail-logs/bucket-of-logs.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const now = Date.now();
const demo = demoAccount({ now: new Date(now) });
const few = demo.regions
  .filter(({ name }) => name === region)
  .map((one) => ({ ...one, events: one.events.slice(0, 20) }));
const objects = new Map<string, SimulatedObject>();
const put = (key: string, records: unknown[]) => void objects.set(key, { bytes: packed(records) });
const simulator = await startSimulator({
  account: {
    ...demo,
    id: account,
    regions: few,
    s3: { buckets: [], objects: [{ bucket: logs.bucket, region: logs.region, objects }] },
  },
  enforceLimits: false,
});
const store = await openTestStore();
afterAll(() => Promise.all([simulator.close(), store.close()]));

const log: string[] = [];
const signal = new AbortController().signal;
/** As the queue does it, but for the pace that AWS allows. */
const work = async (regions = [region]) => {
  const source = { type: "static", accessKeyId: "AKIADEMO", secretAccessKey: "demo" } as const;
  const session = new AwsSession(source, { homeRegion: region, endpoint: simulator.url });
  session.budgets.unlimited = true;
  const reading = { session, regions, signal, log: (line: string) => void log.push(line) };
  const look = () => judgeDays(store.db, account, { limits: {}, signal });
  await readActivity(store, account, reading);
  await look();
  await readTrailLogs(store, account, { ...reading, logs, look });
};
const sentences = async () => (await logReach(store.db, account, logs)).map(({ told }) => told).join("\n");

beforeEach(async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIADEMO");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
  vi.stubEnv("AWS_REGION", region);
  simulator.grant(undefined);
  log.length = 0;
  objects.clear();
  await query(store.db, sql`delete from accounts`);
  for (const table of [
    "events",
    "event_records",
    "event_resources",
    "sync_points",
    "trail_logs",
    "trail_log_days",
    "habits",
  ])
    await query(store.db, sql`delete from ${sql.identifier(table)}`);
  await saveAccount(store.db, {
    ...{ id: account, label: account, partition: "aws", connection: { type: "default" }, regions: [region] },
  });
});
afterEach(() => vi.unstubAllEnvs());

test("logs add what the history does not show, and what it shows they say no second time", async () => {
  const [known] = few.flatMap(({ events }) => events.filter(({ eventSource }) => eventSource.startsWith("sagemaker.")));
  const data = { eventCategory: "Data", managementEvent: false, eventName: "InvokeEndpoint" };
  put(keyOf(now - day, "a"), [eventAt("invoked", now - day, data), known]);
  put(keyOf(now - 300 * day, "b"), [eventAt("long-ago", now - 300 * day, { eventName: "DeleteModel" })]);
  await workActivity(store, account, { limits: {}, signal, trailLogs: logs }, (line) => log.push(line));
  expect(log).toEqual([]);
  expect(await getEvent(store.db, account, "invoked")).toMatchObject({ category: "data", fromFile: false });
  expect(await getEvent(store.db, account, "long-ago")).toMatchObject({ name: "DeleteModel" });
  expect(await logPoints(store.db, account, placeOf(logs, account))).toMatchObject([
    { region, place: placeOf(logs, account), files: 2, skipped: 0, outcome: { failure: null, isUnfinished: false } },
  ]);
  expect(await sentences()).toMatch(/were read from .* to .*: 2 files\. Between them there is no log of 298 days/);
});

test("logs prove nothing: what was read without a hole still begins where the history does", async () => {
  await work();
  const before = await oldestRead(store.db, account, region);
  expect(before).toBeDefined();
  put(keyOf(now - 300 * day, "b"), [eventAt("long-ago", now - 300 * day)]);
  await query(store.db, sql`delete from trail_logs`);
  await work();
  expect(await oldestEvent(store.db, account, region)).toBe(
    new Date(Math.floor((now - 300 * day) / 1000) * 1000).toISOString(),
  );
  expect(await oldestRead(store.db, account, region)).toBe(before);
});

test("what was read in a place that is named no more is told no more", async () => {
  put(keyOf(now - day, "a"), [eventAt("e", now - day)]);
  await work();
  expect(await logReach(store.db, account, logs)).toHaveLength(1);
  expect(await logReach(store.db, account, { ...logs, prefix: "moved" })).toEqual([]);
  expect(await logReach(store.db, account, undefined)).toEqual([]);
});

test("logs that end before the history of the region that is read for IAM alone are a gap of it", async () => {
  put(keyOf(now - 200 * day, "a"), [eventAt("e", now - 200 * day)]);
  await work(["us-west-2"]);
  const [first, ...others] = await logReach(store.db, account, logs);
  expect(others.map((one) => one.region)).toEqual(["us-west-2"]);
  expect(first).toMatchObject({ region, gap: expect.stringContaining("From their end to ") });
});

test("days whose events were dropped are told as read no more, and are read anew once more is kept again", async () => {
  vi.stubEnv("SAGEWARDEN_KEEP_EVENTS", "400");
  put(keyOf(now - 300 * day, "a"), [eventAt("long-ago", now - 300 * day)]);
  put(keyOf(now - 100 * day, "b"), [eventAt("on-the-day", now - 100 * day - 60_000)]);
  put(keyOf(now - 10 * day, "c"), [eventAt("lately", now - 10 * day)]);
  const kept = async () => {
    const all = await Promise.all(["long-ago", "on-the-day", "lately"].map((id) => getEvent(store.db, account, id)));
    return all.flatMap((one) => one?.id ?? []);
  };
  await work();
  expect(await kept()).toEqual(["long-ago", "on-the-day", "lately"]);
  await retire(store.db, account, { history: "all", events: 100 }, { now: new Date(now) });
  expect(await kept()).toEqual(["lately"]);
  expect(await sentences()).toMatch(/: 1 file\./);
  // Kept as long as before, nothing of it is read again.
  vi.stubEnv("SAGEWARDEN_KEEP_EVENTS", "100");
  await work();
  expect(await kept()).toEqual(["lately"]);
  vi.stubEnv("SAGEWARDEN_KEEP_EVENTS", "400");
  await work();
  expect(await kept()).toEqual(["long-ago", "on-the-day", "lately"]);
  expect(await sentences()).toMatch(/: 3 files\./);
});

test("a bucket that refuses leaves the history as it was read, and says which permission to give", async () => {
  simulator.grant(["cloudtrail:*", "sts:*", "ec2:*"]);
  await work();
  const points = await syncPoints(store.db, account);
  expect(new Set(points.map(({ coverage }) => coverage?.status))).toEqual(new Set(["complete"]));
  expect(await sentences()).toContain("s3:ListObjectsV2 was denied (AccessDenied)");
  expect(await sentences()).toContain("allow s3:ListBucket");
  expect(log).toEqual([expect.stringContaining(`The logs in ${placeOf(logs, account)}${region}: AccessDenied`)]);
});

test("what a log adds to an event takes its place, whichever comes first", async () => {
  const original = eventAt("original", now - day, { requestParameters: { modelName: "early" } });
  const addendum = eventAt("addendum", now - day, {
    requestParameters: { modelName: "whole" },
    addendum: { reason: "UPDATED_DATA", updatedFields: "requestParameters", originalEventID: "original" },
  });
  const late = eventAt("late", now - day, { addendum: { reason: "DELIVERY_DELAY" } });
  put(keyOf(now - day, "a"), [original, late]);
  put(keyOf(now - day + 60_000, "b"), [addendum]);
  await work();
  const whole = async () => (await getEvent(store.db, account, "original"))?.record.requestParameters;
  expect(await whole()).toEqual({ modelName: "whole" });
  expect(await getEvent(store.db, account, "addendum")).toBeUndefined();
  expect(await getEvent(store.db, account, "late")).toBeDefined();
  // The original once more, out of another file.
  put(keyOf(now - 2 * 60_000, "c"), [original]);
  await work();
  expect(await whole()).toEqual({ modelName: "whole" });
});

test("what somebody looked at is kept of days before one on which he called SageMaker, as the README says", async () => {
  const userIdentity = session("Formerly", "bob", "true");
  const looked = { userIdentity, eventSource: "kms.amazonaws.com", eventName: "ListKeys", readOnly: true };
  put(keyOf(now - 200 * day, "a"), [eventAt("called", now - 200 * day, { userIdentity })]);
  for (const ago of [100, 200, 300]) put(keyOf(now - ago * day, "b"), [eventAt(`${ago}`, now - ago * day, looked)]);
  await work();
  const kept = await Promise.all(["called", "100", "200", "300"].map((id) => getEvent(store.db, account, id)));
  expect(kept.map((one) => one?.id)).toEqual(["called", undefined, undefined, "300"]);
});

test("events of a log are redacted before they are stored, and so is what AWS says of a file", async () => {
  // Ours, and of no use anywhere: one that documents use as an example would be let through.
  const secret = ["wJalrXUtnFEMI/K7MDENG", "bPxRfiCYzQ9pLm2xVt7"].join("/");
  put(keyOf(now, "a"), [
    eventAt("telling", now, { requestParameters: { environment: { AWS_SECRET_ACCESS_KEY: secret } } }),
  ]);
  const refusal = ["AccessDenied", `AWS_SECRET_ACCESS_KEY=${secret}`, 403] as const;
  objects.set(keyOf(now, "b"), { bytes: packed([]), refusal });
  await work();
  const event = JSON.stringify(await getEvent(store.db, account, "telling"));
  const points = JSON.stringify(await logPoints(store.db, account, placeOf(logs, account)));
  for (const text of [event, points]) {
    expect(text).not.toContain("bPxRfiCYzQ9pLm2xVt7");
    expect(text).toContain("AWS_SECRET_ACCESS_KEY");
  }
});
