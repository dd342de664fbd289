import { S3 } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const simulator = await simulated();
const s3 = new S3(at(simulator));
const demo = await simulated({ account: demoAccount({ now: new Date("2026-11-22T12:00:00Z") }) });
const inEast = new S3(at(demo));
const growth = { Bucket: "nwa-growth-us-east-1" };
const fraud = { Bucket: "nwa-fraud-us-east-1" };

test("an account without buckets lists none", async () => {
  const { Buckets, Owner } = await s3.listBuckets({ MaxBuckets: 10 });
  expect(Buckets).toEqual([]);
  expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
});

test("buckets are listed by name, in pages, with their regions for those who send a parameter", async () => {
  const names: (string | undefined)[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await inEast.listBuckets({ MaxBuckets: 5, ...(ContinuationToken && { ContinuationToken }) });
    expect(page.Buckets?.length).toBeLessThanOrEqual(5);
    names.push(...(page.Buckets ?? []).map(({ Name }) => Name));
    ContinuationToken = page.ContinuationToken;
  } while (ContinuationToken);
  expect(names).toEqual(names.toSorted());
  expect(names.length).toBeGreaterThan(10);
  const whole = await inEast.listBuckets({});
  expect(whole.Buckets).toHaveLength(names.length);
  expect(whole.Buckets?.[0]?.BucketRegion).toBeUndefined();
  expect((await inEast.listBuckets({ Prefix: "nwa-growth" })).Buckets).toMatchObject([{ BucketRegion: "us-east-1" }]);
  expect(await failureOf(inEast.listBuckets({ ContinuationToken: "x" }))).toMatchObject({ code: "InvalidArgument" });
});

test("what is not there is 404 in S3's own words", async () => {
  expect(await failureOf(s3.headBucket({ Bucket: "my-bucket" }))).toMatchObject({ code: "NotFound", status: 404 });
  expect(await failureOf(s3.getBucketAcl({ Bucket: "my-bucket" }))).toMatchObject({
    code: "NoSuchBucket",
    status: 404,
  });
  const absent = [
    [inEast.getBucketPolicy({ Bucket: "nwa-website" }), "NoSuchBucketPolicy"],
    [inEast.getBucketPolicyStatus({ Bucket: "nwa-website" }), "NoSuchBucketPolicy"],
    [inEast.getPublicAccessBlock({ Bucket: "nwa-website" }), "NoSuchPublicAccessBlockConfiguration"],
    [inEast.getBucketTagging({ Bucket: "nwa-website" }), "NoSuchTagSet"],
    [inEast.getObjectLockConfiguration({ Bucket: "nwa-website" }), "ObjectLockConfigurationNotFoundError"],
  ] as const;
  for (const [call, code] of absent) expect(await failureOf(call)).toMatchObject({ code, status: 404 });
});

test("a bucket at home elsewhere is 301, and every region knows where", async () => {
  const far = { Bucket: "nwa-pricing-eu-west-1" };
  const failure = await inEast.getBucketAcl(far).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: "PermanentRedirect", $metadata: { httpStatusCode: 301 } });
  expect(failure).toMatchObject({ $response: { headers: { "x-amz-bucket-region": "eu-west-1" } } });
  expect((await inEast.getBucketLocation(far)).LocationConstraint).toBe("eu-west-1");
  expect((await inEast.getBucketLocation(growth)).LocationConstraint).toBeUndefined();
  const redirected = new S3({ ...at(demo), followRegionRedirects: true });
  expect((await redirected.getBucketVersioning(far)).Status).toBe("Enabled");
});

test("parts are answered as they are, empty ones too, and a policy as text", async () => {
  expect(JSON.parse((await inEast.getBucketPolicy(growth)).Policy ?? "")).toMatchObject({ Version: "2012-10-17" });
  expect((await inEast.getBucketPolicyStatus(growth)).PolicyStatus).toEqual({ IsPublic: true });
  expect((await inEast.getBucketPolicyStatus(fraud)).PolicyStatus).toEqual({ IsPublic: false });
  expect((await inEast.getBucketLogging(growth)).LoggingEnabled).toBeUndefined();
  expect((await inEast.getBucketLogging(fraud)).LoggingEnabled?.TargetBucket).toBe("nwa-access-logs-us-east-1");
  expect((await inEast.getBucketVersioning(growth)).Status).toBeUndefined();
  const { ServerSideEncryptionConfiguration: byDefault } = await inEast.getBucketEncryption(growth);
  expect(byDefault?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe("AES256");
});

test("what is written is read back, and a public policy is refused where it is blocked", async () => {
  const account = await simulated({ account: demoAccount({ now: new Date("2026-11-22T12:00:00Z") }) });
  const own = new S3(at(account));
  const open = (await own.getBucketPolicy(growth)).Policy;
  expect(await failureOf(own.putBucketPolicy({ ...fraud, Policy: open }))).toMatchObject({ code: "AccessDenied" });
  expect(await failureOf(own.putBucketPolicy({ ...growth, Policy: "{" }))).toMatchObject({ code: "MalformedPolicy" });
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true, RestrictPublicBuckets: true };
  await own.putPublicAccessBlock({ ...growth, PublicAccessBlockConfiguration });
  expect((await own.getPublicAccessBlock(growth)).PublicAccessBlockConfiguration).toEqual(
    PublicAccessBlockConfiguration,
  );
  await own.putBucketVersioning({ ...growth, VersioningConfiguration: { Status: "Enabled" } });
  expect((await own.getBucketVersioning(growth)).Status).toBe("Enabled");
  await own.putBucketTagging({ ...growth, Tagging: { TagSet: [{ Key: "a", Value: "b" }] } });
  expect((await own.getBucketTagging(growth)).TagSet).toEqual([{ Key: "a", Value: "b" }]);
  await own.deleteBucketTagging(growth);
  expect(await failureOf(own.getBucketTagging(growth))).toMatchObject({ code: "NoSuchTagSet" });
});

test("what is in buckets is not answered for where nobody said what that is", async () => {
  for (const call of [
    () => s3.listObjectsV2({ Bucket: "nwa-website" }),
    () => s3.getObject({ Bucket: "nwa-website", Key: "a/b c" }),
  ]) {
    expect(await failureOf(call())).toMatchObject({ code: "NotImplemented", status: 501 });
  }
});

test("calls are counted under their IAM actions", async () => {
  simulator.resetCalls();
  await s3.listBuckets({});
  await failureOf(s3.headBucket({ Bucket: "b" }));
  await failureOf(s3.getBucketEncryption({ Bucket: "b" }));
  await failureOf(s3.getObject({ Bucket: "b", Key: "k" }));
  expect(Object.fromEntries(simulator.calls())).toEqual({
    "s3:ListAllMyBuckets": 1,
    "s3:ListBucket": 1,
    "s3:GetEncryptionConfiguration": 1,
    "s3:GetObject": 1,
  });
});
