import { afterAll, beforeAll, expect, test } from "vitest";
import { sourcesOf } from "#lib/activity/sources.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { activityStore, insertEvents } from "#lib/store/events.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { createScan } from "#lib/store/scans.ts";
import { gradeAs, identityOf, newAccount, publish, readingOf, startScan } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { rightSizedAnswer } from "../../app/_server/right-sized.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
}, 60_000);
afterAll(() => store.close());

const region = "us-east-1";
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString();

/** An account whose CloudTrail was read to its end, from the first day to the last. */
async function readAccount(first: number, last: number) {
  const id = await newAccount(store.db);
  const identity = identityOf(id, "one");
  const scan = await startScan(store.db, id);
  await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
  await gradeAs(store.db, scan, identity, "A");
  await publish(store.db, scan);
  const event = { ...plainEvent, id: "first", at: daysAgo(first), region, record: {} };
  await insertEvents(store.db, id, [{ event, resources: [] }]);
  const activity = activityStore(store.db, id);
  for (const { source } of sourcesOf(region)) {
    await activity.begin(region, source);
    await activity.finish(region, source, daysAgo(last), daysAgo(last));
    const line = { region, kind: "cloudtrail-event", action: "cloudtrail:LookupEvents", status: "complete" } as const;
    await activity.end(region, source, { ...line, calls: 1, failures: 0, unlisted: false });
  }
  return { id, arn: identity.arn };
}

async function answerOf({ id, arn }: { id: string; arn: string }) {
  const account = await getAccount(store.db, id);
  if (!account) throw new Error("The account is not there.");
  return rightSizedAnswer(account, arn, AbortSignal.timeout(60_000));
}

test.each([
  ["all of it until now", 89, 0.01, true],
  ["until long ago, though that reading came to its end", 149, 60, false],
  ["too short a time", 40, 0.01, false],
])("silence tells something of %s: %s to %s days ago", async (_, first, last, tells) => {
  const answer = await answerOf(await readAccount(first, last));
  expect(answer).toMatchObject({ gaps: [], allRegions: true, silenceTells: tells });
  for (const [at, days] of [
    [answer.begin, first],
    [answer.to, last],
  ] as const)
    expect(Math.abs(Date.parse(at ?? "") - Date.parse(daysAgo(days)))).toBeLessThan(60_000);
});

test("which regions were read the scan on show says, and none that was only asked for", async () => {
  const known = await readAccount(89, 0.01);
  await createScan(store.db, { account: known.id, regions: [region], horizonDays: 90 });
  expect(await answerOf(known)).toMatchObject({ allRegions: true, silenceTells: true });
});
