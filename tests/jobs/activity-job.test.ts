import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { workActivity } from "#lib/jobs/activity-job.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { sql } from "#lib/store/drizzle.ts";
import { syncPoints } from "#lib/store/events-coverage.ts";
import { query } from "#lib/store/query.ts";
import { createScan } from "#lib/store/scans.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const demo = demoAccount({ now: new Date() });
const few = demo.regions.slice(0, 2).map((region) => ({ ...region, events: region.events.slice(0, 20) }));
const [home, second] = few.map(({ name }) => name);
if (!home || !second) throw new Error("The demo account has too few regions.");
const simulator = await startSimulator({ account: { ...demo, regions: few }, enforceLimits: false });
const store = await openTestStore();
afterAll(() => Promise.all([simulator.close(), store.close()]));

const id = demo.id;
const log: string[] = [];
const judging = { limits: {}, signal: new AbortController().signal };
const work = () => workActivity(store, id, judging, (message) => log.push(message));
/** Of each region, what the readings of its services gave; each outcome once. */
const outcomes = async () => {
  const all = (await syncPoints(store.db, id)).map(({ region, coverage }) => {
    return [region, coverage?.status, coverage?.failure?.code] as const;
  });
  return [...new Map(all.map((one) => [one.join(), one])).values()];
};
const sourcesIn = async (wanted: string) =>
  (await syncPoints(store.db, id)).flatMap(({ region, source }) => (region === wanted ? [source.split(".")[0]] : []));

beforeEach(async () => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIADEMO");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "demo");
  vi.stubEnv("AWS_REGION", home);
  simulator.setFaults([]);
  log.length = 0;
  await query(store.db, sql`delete from sync_points`);
  await query(store.db, sql`delete from scans`);
  await saveAccount(store.db, { id, label: id, partition: "aws", connection: { type: "default" }, regions: [home] });
});
afterEach(() => vi.unstubAllEnvs());

test("reads the regions of the account, and those that its latest scan was asked for", async () => {
  await work();
  expect(await outcomes()).toEqual([[home, "complete", undefined]]);
  await createScan(store.db, { account: id, regions: [home, second], horizonDays: 90 });
  await work();
  expect(await outcomes()).toEqual([home, second].sort().map((region) => [region, "complete", undefined]));
});

test("what has no region is read where IAM's events are, though the account is not audited there", async () => {
  await saveAccount(store.db, { id, label: id, partition: "aws", connection: { type: "default" }, regions: [second] });
  await work();
  expect(await sourcesIn("us-east-1")).toEqual(["iam", "signin", "sts"]);
  expect(await sourcesIn(second)).toContain("sagemaker");
  expect(await sourcesIn(second)).not.toContain("iam");
});

test("a region that does not exist leaves the activity of the others alone", async () => {
  await createScan(store.db, { account: id, regions: ["nowhere-1"], horizonDays: 90 });
  await work();
  expect(await outcomes()).toEqual([[home, "complete", undefined]]);
});

test("what keeps AWS out of reach as a whole stands with every region that was read before", async () => {
  await work();
  await saveAccount(store.db, {
    id,
    label: id,
    partition: "aws",
    connection: { type: "default" },
    regions: ["nowhere-1"],
  });
  await expect(work()).rejects.toMatchObject({ code: "region" });
  expect(await outcomes()).toEqual([[home, "failed", "region"]]);
  expect(log).toEqual([expect.stringContaining("could not be read: There is no AWS region")]);
});

test("credentials that end are told by the region, and the job goes on to its end", async () => {
  simulator.setFaults([{ action: "cloudtrail:LookupEvents", kind: "expired-token" }]);
  await work();
  expect(await outcomes()).toEqual([[home, "failed", "credentials"]]);
});
