import { afterAll, beforeEach, expect, test } from "vitest";
import { reachOf } from "#lib/activity/reach.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { type ActivityStore, syncActivity } from "#lib/activity/sync.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { sql } from "#lib/store/drizzle.ts";
import { activityStore } from "#lib/store/events.ts";
import { syncPoints } from "#lib/store/events-coverage.ts";
import { query } from "#lib/store/query.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { amongOthers } from "./others-read.ts";

/* What a person is told when CloudTrail stops answering, each failure caused in the simulated account. */

const now = new Date("2026-11-22T12:00:00Z");
const account = demoAccount({ now });
const [home] = account.regions;
if (!home) throw new Error("The demo account has no region.");
const region = home.name;
const events = home.events
  .filter(({ eventSource, managementEvent }) => eventSource === "sagemaker.amazonaws.com" && managementEvent)
  .slice(0, 120);
let clock = now;
const simulator = await startSimulator({
  account: { ...account, regions: [{ ...home, events }] },
  enforceLimits: false,
  now: () => clock.getTime(),
});
const store = await openTestStore();
await newAccount(store.db, account.id);
afterAll(() => Promise.all([simulator.close(), store.close()]));

const fault = { action: "cloudtrail:LookupEvents" } as const;
const activity = activityStore(store.db, account.id);

async function sync(into: ActivityStore = activity, signal = new AbortController().signal) {
  const keys = { type: "static", accessKeyId: "AKIADEMO", secretAccessKey: "demo" } as const;
  const session = new AwsSession(keys, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.setQuota(region, "cloudtrail:LookupEvents", 10_000);
  const redact = async <T>(values: readonly T[]) => [...values];
  return syncActivity({
    sources: eventSources.slice(0, 1),
    pool: session.pool,
    region,
    store: into,
    redact,
    signal,
    now: () => clock,
  });
}

const told = async () =>
  reachOf(region, amongOthers(region, await syncPoints(store.db, account.id)), new Date(Date.now() + 3600_000));

/** The same store, in which something happens once the first page is saved. */
function afterFirstPage(happens: () => void): ActivityStore {
  let pages = 0;
  return {
    ...activity,
    reach: async (...reached) => {
      await activity.reach(...reached);
      if (++pages === 1) happens();
    },
  };
}

beforeEach(async () => {
  simulator.setFaults([]);
  clock = now;
  await query(store.db, sql`delete from sync_points`);
});

test("denied from the start: no event was read, and the permission is named", async () => {
  simulator.setFaults([{ ...fault, kind: "denied" }]);
  await sync();
  const { gap, readTo, coverage } = await told();
  expect(gap).toMatch(
    /^No event of us-east-1 was read: cloudtrail:LookupEvents was denied \(AccessDeniedException\) on /,
  );
  expect(readTo).toBeNull();
  expect(coverage).toMatchObject({ status: "denied", failure: { action: "cloudtrail:LookupEvents" }, note: gap });
});

test("denied after a good sync: events since then were not read, and after the next good one nothing is missing", async () => {
  await sync();
  expect(await told()).toMatchObject({ gap: null, readTo: now.toISOString(), coverage: { status: "complete" } });
  clock = new Date("2026-11-23T12:00:00Z");
  simulator.setFaults([{ ...fault, kind: "denied" }]);
  await sync();
  expect((await told()).gap).toMatch(/^Events of us-east-1 after 22 Nov 2026, 12:00 UTC were not read: .* was denied/);
  simulator.setFaults([]);
  await sync();
  expect(await told()).toMatchObject({ gap: null, readTo: clock.toISOString() });
});

test.each(["html", "empty-body", "wrong-type", "repeat-token"] as const)(
  "a page that is %s, after a good one: what was read is named, and what gave out",
  async (kind) => {
    await sync(afterFirstPage(() => simulator.setFaults([{ ...fault, kind }])));
    expect((await told()).gap).toMatch(
      /^Of us-east-1 only the events from .* UTC to .* UTC were read: cloudtrail:LookupEvents gave [\w ]+ on /,
    );
    simulator.setFaults([]);
    await sync();
    expect((await told()).gap).toBeNull();
  },
);

test("credentials that end on the way are told as such", async () => {
  const ends = afterFirstPage(() => simulator.setFaults([{ ...fault, kind: "expired-token" }]));
  await expect(sync(ends)).rejects.toMatchObject({ code: "credentials" });
  expect((await told()).gap).toMatch(/^Of us-east-1 only the events .* were read: .* gave credentials on .*\.$/);
});

test("a sync that is stopped says that it was cut off, and nothing of a failure", async () => {
  await sync();
  clock = new Date("2026-11-23T12:00:00Z");
  const stop = new AbortController();
  await query(store.db, sql`update sync_points set newest = '2026-08-25T12:00:00.000Z'`);
  await expect(
    sync(
      afterFirstPage(() => stop.abort(new Error("stop"))),
      stop.signal,
    ),
  ).rejects.toThrow("stop");
  expect((await told()).gap).toMatch(
    /^Events of us-east-1 after 22 Nov 2026, 12:00 UTC were not all read, only those from .*: the reading was cut off on .*, and the next one goes on from there\.$/,
  );
});

test("a region that no sync has begun", async () => {
  expect((await told()).gap).toBe("No event of us-east-1 was read: no reading of CloudTrail has begun there.");
});
