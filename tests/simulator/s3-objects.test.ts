import { S3 } from "@aws-sdk/client-s3";
import { afterAll, expect, test } from "vitest";
import type { SimulatedObject } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";

const objects = new Map<string, SimulatedObject>();
const put = (key: string, body: Uint8Array = Buffer.from(key)) => void objects.set(key, { bytes: body });
for (const key of ["b/2", "a", "b/1", "b/c/3", "b/é", "d & <e>"]) put(key);
const demo = demoAccount({ now: new Date() });
const simulator = await startSimulator({
  account: { ...demo, s3: { buckets: [], objects: [{ bucket: "held", region: "eu-west-1", objects }] } },
  enforceLimits: false,
});
const s3 = new S3({
  region: "eu-west-1",
  endpoint: simulator.url,
  credentials: { accessKeyId: "AKIATEST", secretAccessKey: "test" },
});
afterAll(() => simulator.close());
const Bucket = "held";
const keys = async (input: object) => {
  const { Contents = [], CommonPrefixes = [] } = await s3.listObjectsV2({ Bucket, ...input });
  return [...CommonPrefixes.map((one) => one.Prefix), ...Contents.map((one) => one.Key)];
};

test("keys come in the order of their bytes, by prefix, after a key, and up to a delimiter", async () => {
  expect(await keys({})).toEqual(["a", "b/1", "b/2", "b/c/3", "b/é", "d & <e>"]);
  expect(await keys({ Prefix: "b/" })).toEqual(["b/1", "b/2", "b/c/3", "b/é"]);
  expect(await keys({ StartAfter: "b/2" })).toEqual(["b/c/3", "b/é", "d & <e>"]);
  expect(await keys({ Delimiter: "/" })).toEqual(["b/", "a", "d & <e>"]);
  expect(await keys({ Prefix: "b/", Delimiter: "/" })).toEqual(["b/c/", "b/1", "b/2", "b/é"]);
  expect(await keys({ Prefix: "d", EncodingType: "url" })).toEqual(["d+%26+%3Ce%3E"]);
});

test("a list goes on where its token says, whatever it holds", async () => {
  const found: (string | undefined)[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.listObjectsV2({
      Bucket,
      MaxKeys: 2,
      Delimiter: "/",
      ...(ContinuationToken && { ContinuationToken }),
    });
    found.push(...(page.CommonPrefixes ?? []).map((one) => one.Prefix), ...(page.Contents ?? []).map((one) => one.Key));
    expect(page.KeyCount).toBeLessThanOrEqual(2);
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  expect(found).toEqual(["b/", "a", "d & <e>"]);
});

test("an object is its bytes, whatever they are", async () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => (at * 7) % 256));
  put("bytes", bytes);
  const { Body } = await s3.getObject({ Bucket, Key: "bytes" });
  expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(bytes);
  expect(await (await s3.getObject({ Bucket, Key: "d & <e>" })).Body?.transformToString()).toBe("d & <e>");
  await expect(s3.getObject({ Bucket, Key: "none" })).rejects.toMatchObject({ name: "NoSuchKey" });
  await expect(s3.listObjectsV2({ Bucket: "none" })).rejects.toMatchObject({ name: "NoSuchBucket" });
});
