import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachFinding, getFinding } from "#lib/store/findings-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { scanSimulated } from "./scan-simulated.ts";

/* A resource of several calls, one of which is refused: what rests on it is unknown, and nothing else. */

const account = demoAccount({ now: new Date() });
const regions = ["us-west-2"];
let simulator: Simulator;
let store: Store;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openStore({ memory: true });
  await scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });
}, 60_000);
afterAll(async () => {
  await store.close();
  await simulator.close();
});

const kinds = ["s3-bucket", "kms-key", "model", "training-job", "domain", "notebook-instance"];

async function ofBuckets() {
  const all = [];
  for await (const row of eachFinding(store.db, { account: account.id })) {
    if (row.resource.kind === "s3-bucket") all.push(row);
  }
  return all;
}

test("buckets of every region are judged in a scan of one, each where it is at home", async () => {
  const rows = await ofBuckets();
  expect(new Set(rows.map(({ resource }) => resource.region)).size).toBeGreaterThan(1);
  expect(rows.filter(({ status }) => status === "fail").map(({ check }) => check)).toContain("s3-bucket/not-public");
});

test("one part that is denied leaves the checks that name it unknown, and no others", async () => {
  const before = await ofBuckets();
  simulator.setFaults([{ action: "s3:GetEncryptionConfiguration", kind: "denied" }]);
  const view = await scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });
  simulator.setFaults([]);
  const after = new Map((await ofBuckets()).map((row) => [row.id, row]));
  expect([...after.keys()].sort()).toEqual(before.map(({ id }) => id).sort());
  const named = ["s3-bucket/has-kms-key", "s3-bucket/kms-key-is-customer-managed"];
  for (const { id, check, status } of before) {
    expect(after.get(id)?.status, check).toBe(named.includes(check) ? "unknown" : status);
  }
  const failed = before.find(({ check, status }) => check === "s3-bucket/has-kms-key" && status === "fail");
  const detail = await getFinding(store.db, account.id, failed?.id ?? "");
  expect(JSON.stringify(detail)).toMatch(/it failed when last read at 20\d\d-/);
  expect(JSON.stringify(detail)).toContain("Allow s3:GetEncryptionConfiguration to have it assessed.");
  const lines = (await getCoverage(store.db, view.id)).filter(({ status }) => status === "denied");
  expect(lines).toMatchObject([{ action: "s3:GetBucketEncryption", permission: "s3:GetEncryptionConfiguration" }]);
  expect(view.summary?.changes).toMatchObject({ fixed: 0, gone: 0 });
});

test("when it can be read again, every verdict is what it was", async () => {
  await scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });
  const statuses = (await ofBuckets()).map(({ status }) => status);
  expect(statuses.filter((status) => status === "unknown").length).toBeLessThan(3);
});
