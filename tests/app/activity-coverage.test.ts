import { afterAll, beforeAll, expect, test } from "vitest";
import { sourcesOf } from "#lib/activity/sources.ts";
import { placeOf } from "#lib/activity/trail-logs/place.ts";
import { setCurrentJobs } from "#lib/jobs/current.ts";
import type { Jobs } from "#lib/jobs/queue.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import { activityReach } from "#lib/scan/activity-reach.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { sql } from "#lib/store/drizzle.ts";
import { activityStore } from "#lib/store/events.ts";
import { query } from "#lib/store/query.ts";
import { trailLogStore } from "#lib/store/trail-logs.ts";
import type { AccountView } from "#lib/store/views.ts";
import { newAccount, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { activityGaps, gapsOfAll, ledgerOf } from "../../app/_server/activity-coverage.ts";

const source = "sagemaker.amazonaws.com";
const line = (region: string, fields: Partial<Coverage>): Coverage => ({
  ...{ region, kind: "cloudtrail-event", action: "cloudtrail:LookupEvents", status: "complete" },
  ...{ calls: 1, failures: 0, unlisted: false },
  ...fields,
});

let store: Store;
let account: AccountView;

beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
  const id = await newAccount(store.db);
  const scan = await startScan(store.db, id);
  await query(store.db, sql`update scans set regions = '["us-east-1", "eu-west-1"]' where id = ${scan.id}`);
  const connection = { type: "demo" } as const;
  account = { id, label: id, partition: "aws", connection, regions: "all", currentScan: scan.id };
  const activity = activityStore(store.db, id);
  for (const region of ["us-east-1", "us-west-2"]) {
    for (const { source: each } of sourcesOf(region)) {
      await activity.begin(region, each);
      await activity.finish(region, each, "2026-11-22T09:00:00.000Z", "2026-11-22T10:00:00.000Z");
      await activity.end(region, each, line(region, {}));
    }
  }
  const failure = { class: "denied", action: "cloudtrail:LookupEvents", code: "AccessDenied", message: "no" } as const;
  await activity.begin("us-west-2", source);
  await activity.end(
    "us-west-2",
    source,
    line("us-west-2", { status: "denied", failures: 1, unlisted: true, failure }),
  );
}, 60_000);

afterAll(() => store.close());

test("tells of the regions of the last scan, and of those that were read before", async () => {
  const reach = await activityReach(store.db, account);
  expect(reach.map(({ region, readTo }) => [region, readTo])).toEqual([
    ["eu-west-1", null],
    ["us-east-1", "2026-11-22T10:00:00.000Z"],
    ["us-west-2", "2026-11-22T10:00:00.000Z"],
  ]);
  expect((await activityReach(store.db, { ...account, regions: ["us-east-1"] })).map(({ region }) => region)).toEqual([
    "eu-west-1",
    "us-east-1",
  ]);
  // Where the events of what has no region are, though no scan was asked for it.
  const far = { ...account, regions: ["eu-west-1"] };
  await query(store.db, sql`update scans set regions = '["eu-west-1"]' where id = ${account.currentScan}`);
  expect((await activityReach(store.db, far)).map(({ region }) => region)).toEqual(["eu-west-1", "us-east-1"]);
  await query(store.db, sql`update scans set regions = '["us-east-1", "eu-west-1"]' where id = ${account.currentScan}`);
  expect(await activityReach(store.db, { ...account, currentScan: null })).toEqual([]);
});

test("what belongs to a region misses the events of that region, what belongs to none those of any", async () => {
  expect(await activityGaps(account, "us-east-1")).toEqual([]);
  expect(await activityGaps(account, "us-west-2")).toEqual([
    expect.stringMatching(/^Events of us-west-2 after 22 Nov 2026, 10:00 UTC were not read: .* was denied/),
  ]);
  expect(await activityGaps(account)).toHaveLength(2);
});

test("of a trail's logs the ledger has those of the place that is named today", async () => {
  const logs = { bucket: "now", region: "us-east-1" };
  for (const place of [placeOf(logs, account.id), placeOf({ ...logs, bucket: "before" }, account.id)]) {
    const written = trailLogStore(store.db, account.id, place);
    await written.begin("us-east-1");
    await written.end("us-east-1", { calls: 1, failure: null, isUnfinished: true });
  }
  setCurrentJobs({ trailLogsOf: () => logs } as Partial<Jobs> as Jobs);
  const lines = async () =>
    (await ledgerOf(account, account.currentScan ?? "")).filter(({ kind }) => kind === "trail-log");
  expect(await lines()).toMatchObject([{ note: expect.stringContaining("s3://now/") }]);
  expect((await gapsOfAll([account])).join(" ")).toContain("s3://now/");
  expect((await gapsOfAll([account])).join(" ")).not.toContain("s3://before/");
  setCurrentJobs({ trailLogsOf: () => undefined } as Partial<Jobs> as Jobs);
  expect(await lines()).toEqual([]);
});

test("the ledger of the scan on show ends with CloudTrail, and names what to allow", async () => {
  const ledger = await ledgerOf(account, account.currentScan ?? "");
  expect(ledger).toMatchObject([
    { region: "eu-west-1", status: "failed", calls: 0, permission: null },
    { region: "us-east-1", status: "complete", permission: null, note: "Read until 22 Nov 2026, 10:00 UTC." },
    { region: "us-west-2", status: "denied", permission: "cloudtrail:LookupEvents" },
  ]);
  expect(await ledgerOf({ ...account, currentScan: "another" }, account.currentScan ?? "")).toEqual([]);
});
