import { afterAll, beforeAll, expect, test } from "vitest";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { setCurrentJobs } from "#lib/jobs/current.ts";
import type { Jobs } from "#lib/jobs/queue.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { finishUnit } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { newAccount, readingOf, scanOf } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { trailLogsAnswer } from "../../app/_server/trail-logs.ts";

let store: Store;
let named: TrailLogs | undefined;

beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
  setCurrentJobs({ trailLogsOf: () => named } as Partial<Jobs> as Jobs);
}, 60_000);

afterAll(() => store.close());

function trail(account: string, resource: object): Reading {
  const arn = `arn:aws:cloudtrail:us-east-1:${account}:trail/main`;
  const identity = { account, region: "us-east-1", kind: "cloudtrail-trail", name: "main", arn };
  return readingOf(identity, { S3BucketName: "the-logs", IsMultiRegionTrail: true, ...resource });
}

/** An account whose scan found this; `listed` says whether its trails were listed. */
async function scanned(readings: (account: string) => Reading[], listed: boolean): Promise<AccountView> {
  const id = await newAccount(store.db);
  const scan = await scanOf(store.db, id, { readings: readings(id) });
  for (const kind of ["cloudtrail-trail", "s3-bucket", "organization"]) {
    const outcome = listed ? ("complete" as const) : ("denied" as const);
    const line = { region: "global", kind, action: "test:List", calls: 1, failures: listed ? 0 : 1, unlisted: !listed };
    const unit = { region: "global", kind, readAt: "2026-11-22T12:00:00.000Z" };
    await finishUnit(store.db, scan.id, { ...unit, coverage: [{ ...line, status: outcome }] });
  }
  const connection = { type: "default" } as const;
  return { id, label: id, partition: "aws", connection, regions: "all", currentScan: scan.id };
}

test("trails that were not read are never none", async () => {
  const none = await scanned(() => [], true);
  const nothing = { named: null, count: 0, proposal: null };
  expect(await trailLogsAnswer(none)).toMatchObject({ ...nothing, trails: "none", unread: null });
  expect(await trailLogsAnswer({ ...none, currentScan: null })).toMatchObject({ ...nothing, trails: "unscanned" });
  const denied = await trailLogsAnswer(await scanned(() => [], false));
  expect(denied).toMatchObject({ ...nothing, trails: "unread", unread: expect.stringContaining("test:List") });
});

test("a trail is proposed where nobody named logs, and not where somebody did", async () => {
  const account = await scanned((id) => [trail(id, { Status: { IsLogging: true }, HomeRegion: "eu-west-1" })], true);
  const { proposal, ...rest } = await trailLogsAnswer(account);
  expect(rest).toMatchObject({ named: null, trails: "some", count: 1 });
  expect(JSON.parse(proposal?.settings ?? "")).toEqual({
    trailLogs: { [account.id]: { bucket: "the-logs", region: "eu-west-1" } },
  });
  named = { bucket: "others", region: "us-east-1" };
  const place = `s3://others/AWSLogs/${account.id}/CloudTrail/`;
  expect(await trailLogsAnswer(account)).toMatchObject({
    named: { place, isDemo: false, regions: [] },
    proposal: null,
  });
  named = undefined;
});

test("trails without anything of SageMaker are not proposed", async () => {
  const Selectors = { EventSelectors: [{ IncludeManagementEvents: false }] };
  const answer = await trailLogsAnswer(await scanned((id) => [trail(id, { Selectors })], true));
  expect(answer).toMatchObject({ trails: "unfit", count: 1, proposal: null });
});
