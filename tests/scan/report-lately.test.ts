import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportActivity } from "#lib/reports/report.ts";
import { latelyOf } from "#lib/scan/report-lately.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { retire } from "#lib/store/retention.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import { parsed } from "#tests/activity/records.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const finishedAt = "2026-11-20T12:00:00.000Z";
const dayMs = 86_400_000;
/** So many days before the scan ended. */
const before = (days: number) => new Date(Date.parse(finishedAt) - days * dayMs).toISOString();
const eventOf = (days: number, eventID: string, fields: Record<string, unknown> = {}) => ({
  event: parsed({ eventTime: before(days), eventID, eventName: "DeleteModel", errorCode: "AccessDenied", ...fields }),
  resources: Array.from({ length: 7 }, (_, at) => ({
    arn: `arn:aws:sagemaker:us-east-1:1:model/m-${at}`,
    kind: "model",
  })),
});
const whole: ReportActivity = { region: "us-east-1", readTo: "2026-11-20T12:30:00.000Z", gap: null };

async function accountWith(events: ReturnType<typeof eventOf>[]): Promise<string> {
  const account = await newAccount(store.db);
  await insertEvents(store.db, account, events);
  await judgeDays(store.db, account, { limits: {} });
  return account;
}

const told = (account: string, reach: ReportActivity[] = [whole]) => latelyOf(store.db, { account, finishedAt }, reach);
const idsOf = async (account: string) => (await told(account)).signals?.things.map(({ id }) => id);

test("it is of the thirty days before the scan ended, and of no others", async () => {
  const account = await accountWith([
    ...[eventOf(40, "earlier"), eventOf(29.9, "first"), eventOf(0.01, "last"), eventOf(-0.01, "later")],
  ]);
  expect(await idsOf(account)).toEqual(["last", "first"]);
  expect(await told(account)).toMatchObject({ unread: [], signals: { total: 2 }, calls: { calls: 2, refused: 2 } });
});

test("a thing says who, when, where, what was called, how it ended and what it was about", async () => {
  const lately = await told(
    await accountWith([eventOf(40, "earlier", { errorCode: undefined }), eventOf(2, "refused")]),
  );
  const things = lately.signals?.things ?? [];
  expect(things).toHaveLength(1);
  expect(things[0]).toMatchObject({
    ...{ id: "refused", severity: "high", at: before(2), lastAt: before(2), count: 1, regions: ["us-east-1"] },
    ...{ calls: ["sagemaker:DeleteModel"], errorCode: "AccessDenied", touchedInAll: 7 },
    signals: [{ id: "change-refused" }],
  });
  expect(things[0]?.touched).toHaveLength(5);
  expect(lately.signals?.bySignal.filter(({ count }) => count > 0)).toMatchObject([{ id: "change-refused", count: 1 }]);
});

test("of what was never read nothing is claimed; what a file told of all the same is certain", async () => {
  const unread = { region: "us-east-1", readTo: null, gap: "No event of us-east-1 was read." };
  expect(await told(await newAccount(store.db), [unread])).toMatchObject({
    ...{ unread: [unread.gap], signals: null, calls: null },
  });
  expect(await told(await accountWith([eventOf(2, "refused")]), [unread])).toMatchObject({
    ...{ unread: [unread.gap], signals: { total: 1 }, calls: null },
  });
});

test("what one region lacks is told, however well the others are read", async () => {
  const account = await accountWith([eventOf(40, "earlier")]);
  const regions = ["eu-west-1", "eu-west-2", "us-west-2"] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.constantFrom<Omit<ReportActivity, "region">>(
          { readTo: whole.readTo, gap: null },
          { readTo: before(1), gap: "Events after yesterday were not read: AccessDenied." },
          { readTo: before(0.1), gap: null },
        ),
        { minLength: 3, maxLength: 3 },
      ),
      async (drawn) => {
        const reach = [whole, ...drawn.map((one, at) => ({ ...one, region: regions[at] ?? "" }))];
        const { unread, signals } = await told(account, reach);
        expect(signals).toMatchObject({ total: 0 });
        expect(unread.filter((one) => one.includes("AccessDenied"))).toHaveLength(
          drawn.filter(({ gap }) => gap !== null).length,
        );
        for (const [at, { gap, readTo }] of drawn.entries())
          if (gap === null) expect(unread.join().includes(regions[at] ?? "")).toBe(readTo !== whole.readTo);
      },
    ),
    { numRuns: 30 },
  );
});

test("what is not kept any more, or was not judged yet, is told", async () => {
  const account = await accountWith([eventOf(40, "earlier"), eventOf(2, "refused")]);
  const now = new Date(finishedAt);
  await retire(store.db, account, { history: "all", events: 7 }, { now });
  expect((await told(account)).unread).toEqual([
    "No event is kept from before 18 Nov 2026, 12:00 UTC: whether something happened till then is not known.",
  ]);
  await retire(store.db, account, { history: "all", events: 1 }, { now });
  expect((await told(account)).unread).toEqual([
    "No event is kept from before 20 Nov 2026, 12:00 UTC: whether something happened till then is not known.",
  ]);
  const other = await accountWith([eventOf(40, "earlier")]);
  await insertEvents(store.db, other, [eventOf(1, "not judged")]);
  expect((await told(other)).unread).toEqual([
    "Signals and patterns have not looked through all events yet: there may be more to see.",
  ]);
});
