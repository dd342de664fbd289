import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reading } from "#lib/readings/reading.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { lastSeenChange } from "#lib/store/resource-changes.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { identityOf, newAccount, readingOf, scanOf } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** What is seen after scans that read these, one after the other. */
async function seenAfter(kind: string, ...resources: (Record<string, unknown> | "unread")[]) {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "one", kind);
  for (const resource of resources) {
    const failure = { class: "denied", action: "x:Y", code: "AccessDenied", message: "" } as const;
    const { readAt, action } = readingOf(identity) as Reading;
    const lost: Reading = { identity, action, readAt, status: "unread", failure };
    await scanOf(store.db, account, { readings: [resource === "unread" ? lost : readingOf(identity, resource)] });
  }
  const { arn } = identity;
  return lastSeenChange(store.db, { account, seq: await currentSeq(store.db, account), arn, kind });
}

test("no change is seen of what is as it was when it was first seen", async () => {
  expect(await seenAfter("model", { A: 1 })).toBeUndefined();
  expect(await seenAfter("model", { A: 1 }, { A: 1 }, { A: 1 })).toBeUndefined();
});

test("the change is between the scan that first saw it so and the one before", async () => {
  const seen = await seenAfter("model", { A: 1 }, { A: 1 }, { A: 2 }, { A: 2 });
  expect(seen).toMatchObject({ at: expect.any(String), after: expect.any(String) });
  expect(String(seen?.after) < String(seen?.at)).toBe(true);
});

test("that it could not be read meanwhile is no change of it", async () => {
  expect(await seenAfter("model", { A: 1 }, "unread", { A: 1 })).toBeUndefined();
  expect(await seenAfter("model", "unread", { A: 1 })).toBeUndefined();
  expect(await seenAfter("model", { A: 1 }, "unread", { A: 2 })).toBeDefined();
});

test("fields that change by themselves are no change of it", async () => {
  const of = (count: number, more = {}) => ({ ProductionVariants: [{ CurrentInstanceCount: count }], ...more });
  expect(await seenAfter("endpoint", of(1), "unread", of(2))).toBeUndefined();
  expect(await seenAfter("endpoint", of(1), of(2, { EndpointStatus: "Failed" }))).toBeDefined();
});
