import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachFinding, getFinding } from "#lib/store/findings-list.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { scanSimulated } from "./scan-simulated.ts";

/* A resource of several calls, one of which is refused: what rests on it is unknown, and nothing else. */

const account = demoAccount({ now: new Date() });
const regions = ["us-west-2"];
let simulator: Simulator;
let store: Store;

/** A key that nothing but a bucket names. */
const west = account.regions.find(({ name }) => name === "us-west-2");
const bucket = account.s3?.buckets.find(({ BucketRegion }) => BucketRegion === "us-west-2");
const keyArn = `arn:aws:kms:us-west-2:${account.id}:key/7c1f0a52-33d0-4a5e-9f7b-0d6a7f2b9c11`;

beforeAll(async () => {
  const [other] = west?.kms.keys ?? [];
  if (!west || !bucket || !other) throw new Error("The demo has no bucket or key in us-west-2.");
  west.kms.keys.push({ ...other, KeyId: keyArn.split("/").at(-1), Arn: keyArn, aliases: [] });
  const byDefault = { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID: keyArn };
  bucket.Encryption = { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }] };
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

test("a key that only an unread part names stays, however long it is unread", async () => {
  expect(await getResource(store.db, account.id, keyArn)).toBeDefined();
  simulator.setFaults([{ action: "s3:GetEncryptionConfiguration", kind: "denied" }]);
  for (let more = 0; more < 2; more++) {
    const view = await scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });
    expect(view.summary?.changes).toMatchObject({ gone: 0 });
  }
  simulator.setFaults([]);
  expect(await getResource(store.db, account.id, keyArn)).toMatchObject({ failure: null });
});

test("when it can be read again, every verdict is what it was", async () => {
  await scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });
  const statuses = (await ofBuckets()).map(({ status }) => status);
  expect(statuses.filter((status) => status === "unknown").length).toBeLessThan(5);
});

test("a bucket that was made anew in another region is judged once, there", async () => {
  if (!bucket) throw new Error("The demo has no bucket in us-west-2.");
  bucket.BucketRegion = "eu-west-1";
  await scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });
  const rows = (await ofBuckets()).filter(({ resource }) => resource.name === bucket.Name);
  expect(new Set(rows.map(({ resource }) => resource.region))).toEqual(new Set(["eu-west-1"]));
  expect(new Set(rows.map(({ check }) => check)).size).toBe(rows.length);
});
