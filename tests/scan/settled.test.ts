import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";

let catalogue = "first";
vi.mock("#lib/scan/fingerprint.ts", () => ({ judgementFingerprint: () => catalogue }));

const account = demoAccount({ now: new Date() });
const regions = ["us-east-1", "us-west-2"];
let simulator: Simulator;
let store: Store;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

async function inNewStore(work: () => Promise<void>): Promise<void> {
  store = await openTestStore();
  try {
    await work();
  } finally {
    await store.close();
  }
}

const scan = (more: object = {}) => scanSimulated(store, { account, endpoint: simulator.url, regions, ...more });

async function recordsOf(region: string): Promise<string[]> {
  const ids = [];
  for await (const { id } of eachFinding(store.db, { account: account.id, region: [region], exposure: "record" }))
    ids.push(id);
  return ids;
}

/** As if a check of an earlier release had said so. */
const misjudge = () =>
  query(store.db, sql`update findings set status = 'not-applicable', hash = 'old' where exposure = 'record'`);

async function misjudgedIn(region: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    store.db,
    sql`select count(*)::int as count from findings where exposure = 'record' and hash = 'old' and to_seq = 2147483647
          and region = ${region} and kind like '%-job'`,
  );
  return row?.count ?? 0;
}

test(
  "a changed check reaches the finished jobs of every region, each when that region is scanned",
  () =>
    inNewStore(async () => {
      await scan();
      expect((await recordsOf("us-west-2")).length).toBeGreaterThan(20);
      await misjudge();
      const stale = await misjudgedIn("us-east-1");
      expect(stale).toBeGreaterThan(20);
      await scan();
      expect(await misjudgedIn("us-east-1")).toBe(stale);

      catalogue = "second";
      await scan({ regions: ["us-west-2"] });
      expect(await misjudgedIn("us-west-2")).toBe(0);
      expect(await misjudgedIn("us-east-1")).toBe(stale);
      await scan({ kinds: ["training-job"] });
      const left = await misjudgedIn("us-east-1");
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(stale);
      await scan();
      expect(await misjudgedIn("us-east-1")).toBe(0);
    }),
  120_000,
);

test(
  "a key and a role that only a finished job names stay, scan after scan, until nothing names them",
  () =>
    inNewStore(async () => {
      await scan();
      const visible = async () =>
        (
          await query<{ arn: string }>(
            store.db,
            sql`select arn from resources where kind in ('kms-key', 'iam-role') and to_seq = 2147483647 order by arn`,
          )
        ).map(({ arn }) => arn);
      const before = await visible();
      // From now on no list names anything live: what is left to name keys and roles are the finished jobs.
      const lists = account.regions.map(({ sagemaker }) => sagemaker);
      const kept = lists.map((one) => ({ ...one }));
      for (const one of lists)
        Object.assign(one, {
          notebookInstances: [],
          models: [],
          endpointConfigs: [],
          endpoints: [],
          domains: [],
          userProfiles: [],
        });
      await scan();
      const named = await visible();
      expect(named.length).toBeGreaterThan(0);
      await scan();
      expect(await visible()).toEqual(named);
      for (const [at, one] of lists.entries()) Object.assign(one, kept[at]);
      await scan();
      expect(await visible()).toEqual(before);
    }),
  120_000,
);

test(
  "what the cap leaves out counts as not assessed, and running jobs are read all the same",
  () =>
    inNewStore(async () => {
      const whole = await scan();
      expect(whole.score?.records).toMatchObject({ provisional: false });
      expect(whole.score?.records?.coverage).toBeGreaterThan(0.9);
      await store.close();
      store = await openTestStore();
      const view = await scan({ cap: 5 });
      const ledger = await getCoverage(store.db, view.id);
      const capped = ledger.filter(({ leftOut }) => leftOut);
      expect(capped.map(({ kind }) => kind)).toContain("processing-job");
      for (const line of capped)
        expect(line).toMatchObject({ status: "partial", note: expect.stringContaining("The cap left") });
      const { records } = view.score ?? {};
      expect(records?.coverage ?? 1).toBeLessThan(0.5);
      expect(records?.provisional).toBe(true);
      const running = account.regions
        .filter(({ name }) => regions.includes(name))
        .flatMap(({ sagemaker }) => sagemaker.trainingJobs)
        .filter(({ TrainingJobStatus }) => TrainingJobStatus === "InProgress").length;
      expect(running).toBeGreaterThan(0);
      const [{ read } = { read: 0 }] = await query<{ read: number }>(
        store.db,
        sql`select count(*)::int as read from resources where kind = 'training-job' and configuration->>'TrainingJobStatus' = 'InProgress'`,
      );
      expect(read).toBe(running);
      // It stays so in the next scan, which reads nothing more of them.
      expect((await scan({ cap: 5 })).score?.records?.coverage).toBeLessThan(0.5);
    }),
  120_000,
);
