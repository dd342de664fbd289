import { afterAll, beforeAll, expect, test } from "vitest";
import { currentStore, setCurrentStore } from "#lib/store/current.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import type { FindingDetail } from "#lib/store/views.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { blameOf as answerOf } from "../../app/_server/blame-of.ts";

const account = "111122223333";
const arn = `arn:aws:sagemaker:us-east-1:${account}:notebook-instance/nb`;

const event = (
  id: string,
  at: string,
  name: string,
  requestParameters: object,
  errorCode: string | null = null,
): NewEvent => ({
  event: {
    ...plainEvent,
    ...{ id, at, name, actor: `actor of ${id}`, mfa: false, errorCode },
    record: {
      userIdentity: { accountId: account },
      requestParameters: { notebookInstanceName: "nb", ...requestParameters },
    },
  },
  resources: [{ arn, kind: "notebook-instance" }],
});

const finding = (path: string, status: FindingDetail["status"] = "fail"): FindingDetail => ({
  id: "f",
  check: "notebook-instance/no-root-access",
  title: "Users of the notebook instance have root access",
  severity: "high",
  category: "identity",
  status,
  exposure: "live",
  resource: { arn, kind: "notebook-instance", name: "nb", region: "us-east-1" },
  since: "",
  firstSeen: "",
  account,
  rationale: "",
  controls: [],
  references: [],
  evidence: [{ path, observed: "Enabled", expected: "Disabled" }],
  reason: null,
  fix: null,
  readBy: null,
  readAt: "",
  isEarlier: false,
  waiver: null,
  history: [],
  fixedAfter: null,
});

const blameOf = async (...asked: Parameters<typeof answerOf>) => (await answerOf(...asked)).blame;

let close = async () => {};

beforeAll(async () => {
  const store = await openTestStore();
  close = () => store.close();
  setCurrentStore(store);
  await newAccount(store.db, account);
  await insertEvents(store.db, account, [
    event("made", "2026-11-01T00:00:00.000Z", "CreateNotebookInstance", { rootAccess: "Disabled" }),
    event("opened", "2026-11-02T00:00:00.000Z", "UpdateNotebookInstance", { rootAccess: "Enabled" }),
    event("refused", "2026-11-03T00:00:00.000Z", "UpdateNotebookInstance", { rootAccess: "Enabled" }, "AccessDenied"),
    event("started", "2026-11-04T00:00:00.000Z", "StartNotebookInstance", {}),
  ]);
}, 60_000);

afterAll(() => close());

test("blames the latest change that held the field and succeeded", async () => {
  expect(await blameOf(finding("RootAccess"), [])).toMatchObject({
    id: "opened",
    certainty: "set",
    actor: "actor of opened",
  });
});

test("blames whoever made the resource for a field that nobody set, and says so", async () => {
  expect(await blameOf(finding("KmsKeyId"), [])).toMatchObject({ id: "made", certainty: "created" });
});

test("says beside whoever it blames which events were not read", async () => {
  const gaps = ["Events of us-east-1 after 3 Nov 2026, 00:00 UTC were not read."];
  expect(await blameOf(finding("RootAccess"), gaps)).toMatchObject({ id: "opened", gaps });
});

test("hands out the row of the event, never its record", async () => {
  expect(await blameOf(finding("RootAccess"), [])).not.toHaveProperty("record");
});

test("blames nobody for what does not fail", async () => {
  expect(await blameOf(finding("RootAccess", "unknown"), [])).toBeUndefined();
  expect(
    await blameOf(
      {
        ...finding("RootAccess"),
        resource: { arn: `${arn}-2`, kind: "notebook-instance", name: "nb-2", region: "us-east-1" },
      },
      [],
    ),
  ).toBeUndefined();
});

test("blames nobody for what came after the resource was read: that may have mended it", async () => {
  const before = { ...finding("RootAccess"), readAt: "2026-11-01T12:00:00.000Z" };
  expect(await blameOf(before, [])).toMatchObject({ id: "made" });
  expect(await blameOf({ ...before, readAt: "2026-11-02T12:00:00.000Z" }, [])).toMatchObject({ id: "opened" });
});

test("of what passes it names who fixed it, and nobody who did something before it was last seen to fail", async () => {
  const fixed = {
    ...finding("RootAccess", "pass"),
    evidence: [{ path: "RootAccess", observed: "Disabled", expected: "Disabled" }],
  };
  const of = (id: string, one: Partial<FindingDetail>) =>
    blameOf({ ...fixed, ...one, resource: { ...fixed.resource, arn: `${arn}-${id}` } }, []);
  const change = (id: string, at: string, name: string, requestParameters: object) => {
    const made = event(`${id}-${name}-${at}`, at, name, { notebookInstanceName: `nb-${id}`, ...requestParameters });
    return { ...made, resources: [{ arn: `${arn}-${id}`, kind: "notebook-instance" }] };
  };
  await insertEvents(currentStore().db, account, [
    change("fixed", "2026-11-01T00:00:00.000Z", "UpdateNotebookInstance", { rootAccess: "Enabled" }),
    change("fixed", "2026-11-10T00:00:00.000Z", "UpdateNotebookInstance", { rootAccess: "Disabled" }),
    change("fixed", "2026-11-12T00:00:00.000Z", "StopNotebookInstance", {}),
  ]);
  const mended = { id: "fixed-UpdateNotebookInstance-2026-11-10T00:00:00.000Z", certainty: "set" };
  expect(await of("fixed", { fixedAfter: "2026-11-09T00:00:00.000Z" })).toMatchObject(mended);
  // It failed after that call: it was not what put it right.
  expect(await of("fixed", { fixedAfter: "2026-11-11T00:00:00.000Z" })).toBeUndefined();
  // Whoever wrote to it after it was first seen to pass found it so.
  await insertEvents(currentStore().db, account, [
    change("fixed", "2026-11-20T00:00:00.000Z", "UpdateNotebookInstance", { rootAccess: "Disabled" }),
  ]);
  const seen = { fixedAfter: "2026-11-09T00:00:00.000Z", since: "2026-11-15T00:00:00.000Z" };
  expect(await of("fixed", seen)).toMatchObject(mended);
  // Of two parts that two calls set in between, which had failed is not known.
  const parts = ["RootAccess", "DirectInternetAccess"].map((path) => ({
    path,
    observed: "Disabled",
    expected: "Disabled",
  }));
  await insertEvents(currentStore().db, account, [
    change("fixed", "2026-11-11T00:00:00.000Z", "UpdateNotebookInstance", { directInternetAccess: "Disabled" }),
  ]);
  expect(await of("fixed", { ...seen, evidence: parts })).toBeUndefined();
  // What never failed nobody fixed.
  expect(await of("fixed", { fixedAfter: null })).toBeUndefined();
});
