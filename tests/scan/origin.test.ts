import { afterAll, beforeAll, expect, test } from "vitest";
import { changesOf } from "#lib/scan/blame.ts";
import { lastChangeOf, originOf } from "#lib/scan/origin.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { eventOf } from "#tests/store/event-of.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const account = "222233334444";
let store: Store;

const arnOf = (name: string) => `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/${name}`;
const made = (name: string, configuration: Record<string, unknown> | null = {}) => {
  return { account, arn: arnOf(name), kind: "notebook-instance", region: "us-east-1", configuration };
};
const oldest = "2026-09-02T08:00:00.000Z";

function event(id: string, at: string, name: string, notebook: string): NewEvent {
  const { event: any } = eventOf(1);
  const record = { userIdentity: { accountId: account }, requestParameters: { notebookInstanceName: notebook } };
  const resources = [{ arn: arnOf(notebook), kind: "notebook-instance" }];
  return { event: { ...any, id, at, name, readOnly: false, errorCode: null, record }, resources };
}

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  await insertEvents(store.db, account, [
    event("start", oldest, "StartNotebookInstance", "old"),
    event("make", "2026-10-01T08:00:00.000Z", "CreateNotebookInstance", "young"),
    event("change", "2026-10-02T08:00:00.000Z", "UpdateNotebookInstance", "young"),
  ]);
});
afterAll(() => store.close());

async function origin(one: ReturnType<typeof made>, gaps: readonly string[] = []) {
  return originOf(store.db, one, await changesOf(store.db, account, one.arn), gaps);
}

test("is the event that made it, without its record, and with what may be missing", async () => {
  const gaps = ["Events of us-east-1 after 3 Nov 2026 were not read."];
  const found = await origin(made("young", { CreationTime: "2026-10-01T08:00:01Z" }), gaps);
  expect(found).toMatchObject({ event: { id: "make", certainty: "created", gaps }, unknown: null });
  expect(found?.at).toBe("2026-10-01T08:00:01.000Z");
  expect(found?.event).not.toHaveProperty("record");
});

test("is not the event that made an earlier one of the same name", async () => {
  const gap = "Events of us-east-1 after 3 Nov 2026 were not read.";
  const again = made("young", { CreationTime: "2026-11-04T08:00:00Z" });
  expect(await origin(again, [gap])).toMatchObject({ event: null, unknown: gap });
});

test("is whom AWS's description names, with the field, where no event does", async () => {
  const configuration = { CreatedBy: { UserProfileName: "mia" } };
  expect(await origin(made("old", configuration))).toMatchObject({
    by: "mia",
    field: "CreatedBy.UserProfileName",
    event: null,
    unknown: null,
  });
});

test("is not known, and why: older than the events, events not read, no event of it", async () => {
  const reasonOf = async (...asked: Parameters<typeof origin>) => (await origin(...asked))?.unknown;
  expect(await reasonOf(made("old", { CreationTime: "2025-01-01T00:00:00Z" }))).toBe(
    "It was made before 2 Sep 2026, when the oldest event that is kept of us-east-1 happened.",
  );
  const gap = "No event of us-east-1 was read: cloudtrail:LookupEvents was denied.";
  expect(await reasonOf(made("old", { CreationTime: "2026-10-05T00:00:00Z" }), [gap])).toBe(gap);
  expect(await reasonOf(made("old"))).toContain("is the call that made it");
  expect(await reasonOf({ ...made("far"), region: "eu-west-1" })).toBe("No event of eu-west-1 is kept.");
  expect(await reasonOf({ ...made("x"), kind: "ram-share" })).toContain("events of its service are not read");
  // IAM's events are in one region of the partition.
  const role = { ...made("x"), arn: `arn:aws:iam::${account}:role/x`, kind: "iam-role", region: "global" };
  expect(await reasonOf(role)).toMatch(/^No event of us-east-1 that is kept, .* is the call that made it\.$/);
});

test("is nothing to ask of a setting of a region, or of what follows from other resources", async () => {
  expect(await origin({ ...made("x"), kind: "guardduty" })).toBeNull();
  expect(await origin({ ...made("x"), kind: "attack-path" })).toBeNull();
});

test("AWS's own time of the last change is better than what scans saw", async () => {
  const LastModifiedTime = "2026-11-01T00:00:00Z";
  expect(await lastChangeOf(store.db, made("young", { LastModifiedTime }), 1)).toEqual({
    field: "LastModifiedTime",
    at: "2026-11-01T00:00:00.000Z",
    after: null,
  });
  expect(await lastChangeOf(store.db, made("young", null), 1)).toBeNull();
});
