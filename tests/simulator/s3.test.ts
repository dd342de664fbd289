import { S3 } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { at, failureOf, simulated } from "./simulated.ts";

const simulator = await simulated();
const s3 = new S3(at(simulator));

test("an account without buckets lists none", async () => {
  const { Buckets, Owner } = await s3.listBuckets({ MaxBuckets: 10 });
  expect(Buckets).toEqual([]);
  expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
});

test("a bucket that is not there is 404, without a body", async () => {
  expect(await failureOf(s3.headBucket({ Bucket: "my-bucket" }))).toMatchObject({ code: "NotFound", status: 404 });
});

test("what is in buckets is not answered for", async () => {
  for (const call of [
    () => s3.getBucketPolicy({ Bucket: "my-bucket" }),
    () => s3.listObjectsV2({ Bucket: "my-bucket" }),
    () => s3.getObject({ Bucket: "my-bucket", Key: "a/b c" }),
  ]) {
    expect(await failureOf(call())).toMatchObject({ code: "NotImplemented", status: 501 });
  }
});

test("calls are counted under their IAM actions", async () => {
  simulator.resetCalls();
  await s3.listBuckets({});
  await failureOf(s3.headBucket({ Bucket: "b" }));
  await failureOf(s3.getObject({ Bucket: "b", Key: "k" }));
  expect(Object.fromEntries(simulator.calls())).toEqual({
    "s3:ListAllMyBuckets": 1,
    "s3:ListBucket": 1,
    "s3:GetObject": 1,
  });
});
