import { afterAll, beforeAll, expect, test } from "vitest";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { oldestEvent, oldestRead } from "#lib/store/events-coverage.ts";
import { importedSpans, noteImported } from "#lib/store/events-imports.ts";
import { beginRemoval, finishRemoval, removeRegion } from "#lib/store/removal.ts";
import { openTestStore } from "../support/test-store.ts";
import { eventOf } from "./event-of.ts";

const account = "111122223333";
let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  await saveAccount(store.db, {
    id: account,
    label: "X",
    partition: "aws",
    connection: { type: "default" },
    regions: "all",
  });
});

afterAll(() => store.close());

const span = (region: string, oldest: string, newest: string) => ({ region, oldest, newest });
const time = (day: string) => `${day}T00:00:00.000Z`;

test("spans that follow each other are one, whatever came first; others stay apart", async () => {
  const { db } = store;
  await noteImported(db, account, span("us-east-1", time("2026-03-02"), time("2026-03-03")));
  await noteImported(db, account, span("us-east-1", time("2026-03-05"), time("2026-03-06")));
  await noteImported(db, account, span("eu-west-1", time("2026-03-04"), time("2026-03-04")));
  expect(await importedSpans(db, account)).toHaveLength(3);
  await noteImported(db, account, span("us-east-1", time("2026-03-04"), time("2026-03-04")));
  expect(await importedSpans(db, account)).toEqual([
    span("eu-west-1", time("2026-03-04"), time("2026-03-04")),
    span("us-east-1", time("2026-03-02"), time("2026-03-06")),
  ]);
});

test("what was read begins where no file reaches", async () => {
  const { db } = store;
  const dated = (id: string, at: string) => {
    const one = eventOf(1);
    return { ...one, event: { ...one.event, id, at } };
  };
  await insertEvents(db, account, [dated("file", time("2026-03-02")), dated("last", time("2026-03-06"))]);
  expect(await oldestEvent(db, account, "us-east-1")).toBe(time("2026-03-02"));
  expect(await oldestRead(db, account, "us-east-1")).toBeUndefined();
  await insertEvents(db, account, [dated("read", time("2026-09-01"))]);
  expect(await oldestRead(db, account, "us-east-1")).toBe(time("2026-09-01"));
  expect(await oldestEvent(db, account, "us-east-1")).toBe(time("2026-03-02"));
});

test("what is removed leaves no span", async () => {
  const { db } = store;
  await removeRegion(db, account, "eu-west-1");
  expect((await importedSpans(db, account)).map(({ region }) => region)).toEqual(["us-east-1"]);
  await beginRemoval(db, account);
  await finishRemoval(db, account);
  expect(await importedSpans(db, account)).toEqual([]);
});
