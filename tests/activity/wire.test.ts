import { afterAll, expect, test } from "vitest";
import { activityKey } from "#lib/activity/activity-key.ts";
import { isUnreadable } from "#lib/activity/event.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { syncActivity } from "#lib/activity/sync.ts";
import { AwsSession } from "#lib/aws/session.ts";
import type { CoverageStatus } from "#lib/readings/coverage.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import type { FaultKind } from "#lib/simulator/faults.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { MemoryStore } from "./memory-store.ts";

/* The demo account's history over AWS's wire protocol, through the real client, guard and budgets. */

const now = new Date("2026-11-22T12:00:00Z");
const account = demoAccount({ now });
const [home] = account.regions;
if (!home) throw new Error("The demo account has no region.");
const region = home.name;
const ofSageMaker = home.events.filter(({ eventSource, managementEvent }) => {
  return eventSource === "sagemaker.amazonaws.com" && managementEvent;
});
const few = ofSageMaker.slice(0, 120);

const options = { enforceLimits: false, now: () => now.getTime() };
const whole = await startSimulator({ account, ...options });
const faulty = await startSimulator({ account: { ...account, regions: [{ ...home, events: few }] }, ...options });
afterAll(() => Promise.all([whole.close(), faulty.close()]));

function sync(endpoint: string, store: MemoryStore) {
  const keys = { type: "static", accessKeyId: "AKIADEMO", secretAccessKey: "demo" } as const;
  const session = new AwsSession(keys, { homeRegion: "us-east-1", endpoint });
  session.budgets.setQuota(region, "cloudtrail:LookupEvents", 10_000);
  return syncActivity({
    sources: eventSources.slice(0, 1),
    pool: session.pool,
    region,
    store,
    redact: async (values) => [...values],
    signal: new AbortController().signal,
    now: () => now,
  });
}

test("every SageMaker event is saved once, read whole, and leads to the resources it is about", async () => {
  const store = new MemoryStore();
  const { saved, coverage } = await sync(whole.url, store);
  expect([...store.saved.keys()].sort()).toEqual(ofSageMaker.map((event) => event.eventID).sort());
  expect(saved).toBe(ofSageMaker.length);
  expect(coverage).toMatchObject([{ status: "complete", failures: 0 }]);

  const events = [...store.saved.values()];
  expect(events.filter(({ event }) => isUnreadable(event) || event.actor === "unknown")).toEqual([]);
  const silent = new Set(events.filter(({ resources }) => resources.length === 0).map(({ event }) => event.name));
  expect([...silent].filter((name) => !/^(List|Search|EnableSagemakerServicecatalogPortfolio)/.test(name))).toEqual([]);

  const touched = new Set(events.flatMap(({ resources }) => resources.map(({ arn }) => activityKey(arn))));
  const created = events.filter(({ event }) => event.name === "CreateNotebookInstance" && !event.errorCode);
  expect(created.length).toBeGreaterThan(0);
  const notebooks = home.sagemaker.notebookInstances.map(({ NotebookInstanceArn = "" }) =>
    activityKey(NotebookInstanceArn),
  );
  expect(notebooks.filter((notebook) => touched.has(notebook)).length).toBeGreaterThan(0);

  expect((await sync(whole.url, store)).saved).toBe(0);
});

test.each<[FaultKind, CoverageStatus]>([
  ["denied", "denied"],
  ["unsupported", "unsupported"],
  ["html", "failed"],
  ["empty-body", "failed"],
  ["wrong-type", "failed"],
  ["repeat-token", "failed"],
])("%s is coverage, and the next sync makes up for it", async (kind, status) => {
  faulty.setFaults([{ action: "cloudtrail:LookupEvents", kind }]);
  const store = new MemoryStore();
  const { coverage } = await sync(faulty.url, store);
  expect(coverage).toMatchObject([{ kind: "cloudtrail-event", action: "cloudtrail:LookupEvents", status }]);
  expect(store.watermarks.size).toBe(0);
  faulty.setFaults([]);
  await sync(faulty.url, store);
  expect(store.saved.size).toBe(few.length);
});

test("an empty page in front is not the end, and expired credentials are thrown", async () => {
  faulty.setFaults([{ action: "cloudtrail:LookupEvents", kind: "truncate-pages" }]);
  expect((await sync(faulty.url, new MemoryStore())).saved).toBe(few.length);
  faulty.setFaults([{ action: "cloudtrail:LookupEvents", kind: "expired-token" }]);
  await expect(sync(faulty.url, new MemoryStore())).rejects.toMatchObject({ code: "credentials" });
});
