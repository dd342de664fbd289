import { afterAll, beforeAll, expect, test } from "vitest";
import { historyOf } from "#lib/scan/flight-recorder.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { query } from "#lib/store/query.ts";
import { parsed } from "#tests/activity/records.ts";
import { identityOf, newAccount, readingOf, scanOf } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const account = "482915630174";
const identity = identityOf(account, "nb");
const { arn, kind, region } = identity;
let store: Store;

/** A scan of that day that reads this. */
async function scanned(day: number, resource: Record<string, unknown>): Promise<void> {
  const { id } = await scanOf(store.db, account, { readings: [readingOf(identity, resource)] });
  const at = (hour: string) => `2026-11-${String(day).padStart(2, "0")}T${hour}:00:00.000Z`;
  await query(store.db, sql`update scans set started_at = ${at("10")}, finished_at = ${at("11")} where id = ${id}`);
  await query(
    store.db,
    sql`insert into scan_units (scan, region, kind, coverage) values (${id}, ${region}, ${kind}, '[]') on conflict do nothing`,
  );
}

function called(day: number, eventName: string, requestParameters: Record<string, unknown>) {
  const eventTime = `2026-11-${String(day).padStart(2, "0")}T12:00:00Z`;
  const event = parsed({
    ...{
      eventID: `${eventName}-${day}`,
      eventTime,
      eventName,
      eventSource: "sagemaker.amazonaws.com",
      readOnly: false,
    },
    requestParameters: { notebookInstanceName: "nb", ...requestParameters },
  });
  return { event, resources: [{ arn, kind }] };
}

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  await scanned(1, { RootAccess: "Disabled", InstanceType: "ml.t3.medium", Tags: [{ Key: "a", Value: "1" }] });
  await scanned(3, { RootAccess: "Enabled", InstanceType: "ml.t3.medium", Tags: [{ Key: "a", Value: "1" }] });
  await scanned(5, { RootAccess: "Enabled", InstanceType: "ml.t3.medium", Tags: [{ Key: "a", Value: "1" }] });
  await scanned(7, { RootAccess: "Enabled", InstanceType: "ml.t3.large", Tags: [] });
  await scanned(9, { RootAccess: "Enabled", InstanceType: "ml.t3.xlarge", Tags: [] });
  await insertEvents(store.db, account, [
    called(1, "StopNotebookInstance", {}),
    called(2, "UpdateNotebookInstance", { rootAccess: "Enabled" }),
    called(4, "UpdateNotebookInstance", { rootAccess: "Enabled" }),
    called(6, "StopNotebookInstance", {}),
  ]);
});
afterAll(() => store.close());

test("each change has the calls between the two readings, and which of its fields they set; one without a call has none", async () => {
  const seq = await currentSeq(store.db, account);
  const history = await historyOf(
    store.db,
    { account, seq, arn, kind, region },
    ["Not all."],
    new Date("2026-11-09T12:30:00Z"),
  );
  // A call before the last reading may be delivered until one o'clock.
  expect(history.changes.map(({ mayStillCome }) => mayStillCome)).toEqual([true, false, false]);
  const told = history.changes.map(({ at, after, fields, calls }) => ({
    between: `${after?.slice(8, 10)}–${at.slice(8, 10)}`,
    fields: fields.map(({ path, before, now }) => `${path}: ${JSON.stringify(before)} → ${JSON.stringify(now)}`),
    calls: calls.map(({ event, sets }) => `${event.id}: ${sets.join()}`),
  }));
  expect(told).toEqual([
    { between: "07–09", fields: ['InstanceType: "ml.t3.large" → "ml.t3.xlarge"'], calls: [] },
    {
      // What was called on the 4th was over when it was read on the 5th.
      between: "05–07",
      fields: ['InstanceType: "ml.t3.medium" → "ml.t3.large"', 'Tags[0]: {"Key":"a","Value":"1"} → undefined'],
      calls: ["StopNotebookInstance-6: "],
    },
    {
      between: "01–03",
      fields: ['RootAccess: "Disabled" → "Enabled"'],
      calls: ["UpdateNotebookInstance-2: RootAccess", "StopNotebookInstance-1: "],
    },
  ]);
  expect(history).toMatchObject({ left: [], gaps: ["Not all."] });
  for (const { calls } of history.changes) for (const { event } of calls) expect(event).not.toHaveProperty("record");
});

test("what was not compared is said", async () => {
  const other = await newAccount(store.db);
  const one = identityOf(other, "busy");
  for (let at = 0; at < 21; at++) {
    await scanOf(store.db, other, { readings: [readingOf(one, { InstanceType: `ml.t3.${at}` })] });
  }
  const seq = await currentSeq(store.db, other);
  const history = await historyOf(store.db, { account: other, seq, arn: one.arn, kind, region }, []);
  expect(history.changes).toHaveLength(19);
  expect(history.left).toEqual(["The latest 20 versions were compared: there may be older changes."]);
});
