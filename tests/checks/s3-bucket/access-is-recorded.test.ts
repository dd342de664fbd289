import { expect, test } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import check from "#lib/checks/s3-bucket/access-is-recorded.ts";
import { identity as identityOf, inventoryOf, now, reading, testCheck } from "#tests/support/test-check.ts";
import { byTrail, oneIsEnough, withTrail } from "../recording.ts";

const identity = { arn: "arn:aws:s3:::models", region: "us-east-1", name: "models" };
const bucket = { Name: "models", BucketRegion: "us-east-1", Logging: null };
const on = <T extends object>(cases: Record<string, T>) =>
  Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, { ...one, identity }]));
const cases = byTrail(bucket, "AWS::S3::Object");
const older = (ReadWriteType: "All" | "ReadOnly", ...Values: string[]) => ({
  resource: bucket,
  identity,
  inventory: withTrail(undefined, {
    Selectors: {
      EventSelectors: [
        { ReadWriteType, IncludeManagementEvents: true, DataResources: [{ Type: "AWS::S3::Object", Values }] },
      ],
    },
  }),
});

testCheck(check, {
  pass: {
    ...on(cases.pass),
    "S3 keeps a log": { resource: { ...bucket, Logging: { TargetBucket: "logs", TargetPrefix: "" } }, identity },
    "by a selector of the older sort": older("All", "arn:aws:s3:::models/"),
    "of all buckets": older("All", "arn:aws:s3"),
    "of all buckets, as consoles once wrote it": older("All", "arn:aws:s3:::"),
  },
  fail: {
    ...on(cases.fail),
    "by a selector of the older sort, reads alone": older("ReadOnly", "arn:aws:s3:::models/"),
    "another bucket's that begins alike": older("All", "arn:aws:s3:::models-of-others/"),
  },
  notApplicable: {
    "it takes the logs of others": {
      resource: bucket,
      identity,
      inventory: inventoryOf([reading("s3-bucket", "data", { Name: "data", Logging: { TargetBucket: "models" } })]),
    },
  },
  unknown: {
    ...on(cases.unknown),
    "some objects alone": older("All", "arn:aws:s3:::models/private/"),
    "nothing is said of a log": { resource: { Name: "models" }, identity },
  },
  sure: oneIsEnough,
});

test("a trail is not told to record the bucket that it writes into", () => {
  const inventory = withTrail([], { S3BucketName: "models" });
  const context = { identity: identityOf("s3-bucket", "models", identity), inventory, now, secrets: [] };
  const { cli, summary } = check.fix(bucket as never, { ...context, options: defaultOptions } as never);
  expect(cli).toBeUndefined();
  expect(summary).toContain("Make a trail");
});
