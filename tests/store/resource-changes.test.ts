import { afterAll, beforeAll, expect, test } from "vitest";
import type { Identity, Reading } from "#lib/readings/reading.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { lastSeenChange } from "#lib/store/resource-changes.ts";
import { getScan } from "#lib/store/scans.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { identityOf, newAccount, readingOf, scanOf } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

function readingOfIt(identity: Identity, resource: Record<string, unknown> | Reading): Reading {
  return "identity" in resource ? ({ ...resource, identity } as Reading) : readingOf(identity, resource);
}

/** What is seen after scans that read these, one after the other. */
async function seenAfter(kind: string, ...resources: (Record<string, unknown> | "unread" | Reading)[]) {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "one", kind);
  for (const resource of resources) {
    const failure = { class: "denied", action: "x:Y", code: "AccessDenied", message: "" } as const;
    const { readAt, action } = readingOf(identity) as Reading;
    const lost: Reading = { identity, action, readAt, status: "unread", failure };
    await scanOf(store.db, account, { readings: [resource === "unread" ? lost : readingOfIt(identity, resource)] });
  }
  const { arn, region } = identity;
  return lastSeenChange(store.db, { account, seq: await currentSeq(store.db, account), arn, kind, region });
}

/** A resource of a call, and of a part that was read, could not be, or was not asked for by an earlier version. */
function withPart(part: "read" | "unread" | "unasked", policy: string): Reading {
  const failure = { class: "denied", action: "s3:GetBucketPolicy", code: "AccessDenied", message: "" } as const;
  const action = failure.action;
  const parts = { read: { status: "read", action }, unread: { status: "unread", action, failure } } as const;
  const reading = readingOf(identityOf("", "one", "s3-bucket"), part === "read" ? { Policy: policy } : {});
  return part === "unasked" ? reading : ({ ...reading, parts: { Policy: parts[part] } } as Reading);
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

test("a part that is read for the first time is no change of it, and one that is read again otherwise is", async () => {
  expect(await seenAfter("s3-bucket", withPart("unread", ""), withPart("read", "a"))).toBeUndefined();
  expect(await seenAfter("s3-bucket", withPart("unasked", ""), withPart("read", "a"))).toBeUndefined();
  const [read, lost] = [withPart("read", "a"), withPart("unread", "")];
  expect(await seenAfter("s3-bucket", read, lost, withPart("read", "a"))).toBeUndefined();
  expect(await seenAfter("s3-bucket", read, lost, withPart("read", "b"))).toBeDefined();
});

test("a scan that could not read it, or did not ask for it, saw nothing otherwise", async () => {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "one", "model");
  const { arn, kind, region } = identity;
  const failure = { class: "denied", action: "x:Y", code: "AccessDenied", message: "" } as const;
  const { readAt, action } = readingOf(identity);
  const lost: Reading = { identity, action, readAt, status: "unread", failure };
  const first = await scanOf(store.db, account, { readings: [readingOf(identity, { A: 1 })] });
  await scanOf(store.db, account, {});
  await scanOf(store.db, account, { readings: [lost] });
  await scanOf(store.db, account, { readings: [readingOf(identity, { A: 2 })] });
  const seen = await lastSeenChange(store.db, { account, seq: first.seq + 3, arn, kind, region });
  expect(seen?.after).toBe((await getScan(store.db, first.id))?.requestedAt);
});

test("of a part that was out of sight it is known until it was last read, and not since", async () => {
  const failure = { class: "denied", action: "s3:GetBucketPolicy", code: "AccessDenied", message: "" } as const;
  const { action } = failure;
  // As the store keeps it: what was read at that time.
  const lastRead = "2026-11-22T12:00:00.000Z";
  const of = (resource: Record<string, unknown>, part: object) =>
    ({ ...readingOf(identityOf("", "one", "s3-bucket"), resource), parts: { Policy: part } }) as Reading;
  const read = of({ Policy: "a", Field: 1 }, { status: "read", action });
  const lost = of({ Field: 2 }, { status: "unread", action, failure });
  const otherwise = of({ Policy: "b", Field: 2 }, { status: "read", action });
  expect(await seenAfter("s3-bucket", read, lost, otherwise)).toMatchObject({ after: lastRead });
  // What else changed is known from the scan itself.
  const more = of({ Policy: "a", Field: 3 }, { status: "read", action });
  expect((await seenAfter("s3-bucket", read, lost, more))?.after).not.toBe(lastRead);
});
