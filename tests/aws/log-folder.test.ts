import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { guardedClients, isConfigurationRead } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import { readsLogs } from "#lib/aws/log-folder.ts";
import { bucketOfLogs, folder, keyOf, logs, now, packed } from "#tests/activity/trail-logs/bucket-of-logs.ts";

const { simulator, session, put } = await bucketOfLogs();
afterAll(() => simulator.close());
put(keyOf(now, "a"), packed([]));
put("audit/secret.txt", Buffer.from("secret"));

const { bucket } = logs;
const actions = ["s3:ListObjectsV2", "s3:GetObject"];
const clients = (allowed: boolean) =>
  guardedClients(
    session.pool,
    logs.region,
    actions,
    new Ledger(logs.region, "test", actions),
    new AbortController().signal,
    ...(allowed ? [(action: string, input: object) => readsLogs({ bucket, folder }, action, input)] : []),
  ).s3;

test("nobody reads or lists what is in buckets, but for the logs that somebody allowed", async () => {
  for (const action of actions) expect(isConfigurationRead(action)).toBe(false);
  const Key = keyOf(now, "a");
  await expect(clients(false).getObject({ Bucket: bucket, Key })).rejects.toThrow("was refused");
  await expect(clients(false).listObjectsV2({ Bucket: bucket, Prefix: folder })).rejects.toThrow("was refused");
  expect((await clients(true).getObject({ Bucket: bucket, Key })).Body).toBeDefined();
  expect((await clients(true).listObjectsV2({ Bucket: bucket, Prefix: folder })).KeyCount).toBe(1);
});

const day = "us-east-1/2026/11/27/";
const file = "482915630174_CloudTrail_us-east-1_20261127T0930Z_abcDEF123.json.gz";

test.each([
  ["another bucket", { Bucket: "another", Key: folder + day + file }],
  ["no bucket", { Key: folder + day + file }],
  ["another key", { Bucket: bucket, Key: "audit/secret.txt" }],
  ["a digest", { Bucket: bucket, Key: folder.replace("CloudTrail/", "CloudTrail-Digest/") + day + file }],
  ["another account", { Bucket: bucket, Key: folder.replace(/\d{12}/, "111122223333") + day + file }],
  ["a way out of the folder", { Bucket: bucket, Key: `${folder}us-east-1/../../../../../secret.json.gz` }],
  ["a folder in the day", { Bucket: bucket, Key: `${folder}${day}more/${file}` }],
  ["something else in the day", { Bucket: bucket, Key: `${folder}${day}notes.txt` }],
  ["an earlier version", { Bucket: bucket, Key: folder + day + file, VersionId: "v1" }],
  ["no key", { Bucket: bucket }],
])("an object is refused: %s", async (_, input) => {
  expect(readsLogs({ bucket, folder }, "s3:GetObject", input)).toBe(false);
  simulator.resetCalls();
  await expect(clients(true).getObject(input as { Bucket: string; Key: string })).rejects.toThrow("was refused");
  expect(simulator.calls().size).toBe(0);
});

test.each([
  ["another bucket", { Bucket: "another", Prefix: folder }],
  ["the whole bucket", { Bucket: bucket }],
  ["all of the bucket", { Bucket: bucket, Prefix: "" }],
  ["above the folder", { Bucket: bucket, Prefix: folder.slice(0, -1) }],
  ["digests", { Bucket: bucket, Prefix: folder.replace("CloudTrail/", "CloudTrail-Digest/") }],
  ["part of a name", { Bucket: bucket, Prefix: `${folder}us-east-1/2026/1` }],
])("a list is refused: %s", async (_, input) => {
  expect(readsLogs({ bucket, folder }, "s3:ListObjectsV2", input)).toBe(false);
  await expect(clients(true).listObjectsV2(input as { Bucket: string })).rejects.toThrow("was refused");
});

test("a folder that is none of CloudTrail's opens nothing", () => {
  for (const wrong of ["", "AWSLogs/", "data/", "AWSLogs/482915630174/", "AWSLogs/482915630174/CloudTrail"]) {
    expect(readsLogs({ bucket, folder: wrong }, "s3:GetObject", { Bucket: bucket, Key: wrong + day + file })).toBe(
      false,
    );
    expect(readsLogs({ bucket, folder: wrong }, "s3:ListObjectsV2", { Bucket: bucket, Prefix: wrong })).toBe(false);
  }
});

test("no other operation is let through by it, and no key outside of it", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("s3:GetObject", "s3:ListObjectsV2", "s3:GetObjectAcl", "kms:Decrypt"),
      (text, action) => {
        const input = { Bucket: bucket, Key: text, Prefix: text };
        if (text.startsWith(folder)) return;
        expect(readsLogs({ bucket, folder }, action, input)).toBe(false);
      },
    ),
  );
  expect(readsLogs({ bucket, folder }, "s3:GetObjectAcl", { Bucket: bucket, Key: folder + day + file })).toBe(false);
});
