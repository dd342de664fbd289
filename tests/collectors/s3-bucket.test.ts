import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { permissionFor } from "#lib/aws/services.ts";
import s3Bucket from "#lib/collectors/s3/s3-bucket.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import type { SimulatedAccount, SimulatedBucket } from "#lib/simulator/account.ts";
import { emptyRegion } from "#lib/simulator/regions.ts";
import { type Fault, type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const bare: SimulatedBucket = { Name: "models-bucket", BucketRegion: "us-east-1" };
let simulator: Simulator;
afterEach(() => simulator.close());

function accountWith(buckets: SimulatedBucket[]): SimulatedAccount {
  return {
    id: "482915630174",
    partition: "aws",
    caller: { arn: "arn:aws:iam::482915630174:user/auditor", userId: "AIDAAUDITOR" },
    regions: [emptyRegion(region)],
    disabledRegions: [],
    iam: { users: [], groups: [], roles: [], policies: [] },
    s3: { buckets },
  };
}

async function read(buckets: SimulatedBucket[], named: string[], faults: Fault[] = []) {
  const account = accountWith(buckets);
  simulator = await startSimulator({ account, enforceLimits: false, faults });
  return collectOne(s3Bucket, simulator.url, account.id, region, { names: named });
}

test("reads what is named and SageMaker's own, of the account's own list", async () => {
  const mine = ["models-bucket", "sagemaker-us-east-1-482915630174", "website"].map((Name) => ({ ...bare, Name }));
  const { readings, coverage } = await read(mine, ["models-bucket", "another-accounts"]);
  expect(readings.map(({ identity }) => identity.name)).toEqual(["models-bucket", "sagemaker-us-east-1-482915630174"]);
  expect(coverage.every(({ status }) => status === "complete")).toBe(true);
});

test("what was never set is absent, and what is set is as AWS gives it", async () => {
  const Policy = '{"Version":"2012-10-17","Statement":[]}';
  const { readings } = await read([{ ...bare, Policy, TagSet: [{ Key: "team", Value: "ml" }] }], ["models-bucket"]);
  const { resource, parts } = readings[0] as ReadResource<Record<string, unknown>>;
  expect(resource).toMatchObject({
    Name: "models-bucket",
    Policy,
    PolicyStatus: { IsPublic: false },
    PublicAccessBlock: null,
    OwnershipControls: null,
    ObjectLock: null,
    Logging: null,
    Tags: [{ Key: "team", Value: "ml" }],
    Versioning: {},
    Encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }] },
  });
  expect(parts?.PublicAccessBlock).toEqual({ status: "absent", action: "s3:GetPublicAccessBlock" });
  expect(parts?.Policy).toEqual({ status: "read", action: "s3:GetBucketPolicy" });
});

test("each bucket is asked in its own region, which need not be one of the scan", async () => {
  const far = { ...bare, Name: "far-bucket", BucketRegion: "eu-central-1", TagSet: [{ Key: "team", Value: "ml" }] };
  const { readings, coverage } = await read([bare, far], ["models-bucket", "far-bucket"]);
  expect(readings.map(({ identity }) => [identity.arn, identity.region])).toEqual([
    ["arn:aws:s3:::far-bucket", "eu-central-1"],
    ["arn:aws:s3:::models-bucket", "us-east-1"],
  ]);
  expect(readings[0]).toMatchObject({ resource: { Tags: [{ Key: "team", Value: "ml" }] } });
  // Had one been asked elsewhere, S3 would have answered 301.
  expect(coverage.filter(({ failures }) => failures > 0)).toEqual([]);
});

test("a part that is refused is unread by itself, with the permission that it takes", async () => {
  const { readings, coverage } = await read(
    [bare],
    ["models-bucket"],
    [{ action: "s3:GetEncryptionConfiguration", kind: "denied" }],
  );
  const { resource, parts } = readings[0] as ReadResource<Record<string, unknown>>;
  expect(Object.keys(resource)).not.toContain("Encryption");
  expect(parts?.Encryption).toMatchObject({
    status: "unread",
    failure: { class: "denied", action: "s3:GetBucketEncryption", permission: "s3:GetEncryptionConfiguration" },
  });
  expect(Object.values(parts ?? {}).filter(({ status }) => status === "unread")).toHaveLength(1);
  expect(coverage.filter(({ status }) => status !== "complete").map(({ action }) => action)).toEqual([
    "s3:GetBucketEncryption",
  ]);
});

test.each(["html", "empty-body", "wrong-type", "error-500", "unsupported", "disconnect"] as const)(
  "a part that is answered with %s is unread, never absent",
  async (kind) => {
    const actions = s3Bucket.actions.filter((action) => !/ListBuckets|Location/.test(action));
    const whole: SimulatedBucket = {
      ...bare,
      Policy: '{"Statement":[]}',
      TagSet: [{ Key: "a", Value: "b" }],
      ObjectOwnership: "BucketOwnerEnforced",
      PublicAccessBlock: { BlockPublicAcls: true },
      ObjectLock: { ObjectLockEnabled: "Enabled" },
      Logging: { TargetBucket: "logs", TargetPrefix: "x/" },
      Versioning: { Status: "Enabled" },
    };
    const { readings } = await read(
      [whole],
      ["models-bucket"],
      actions.map((action) => ({ action: permissionFor(action), kind })),
    );
    const { resource, parts: given } = readings[0] as ReadResource<Record<string, unknown>>;
    const seen = Object.entries(given ?? {}).flatMap(([name, { status }]) => (status === "unread" ? [] : [name]));
    // A policy is a text to S3, and a text can be anything: the checks judge it when they read it.
    expect(seen.filter((name) => !(kind === "wrong-type" && name === "Policy"))).toEqual([]);
    expect(resource).toMatchObject({ Name: "models-bucket" });
  },
  30_000,
);

test("where the list gives no regions, each bucket is asked for its own", async () => {
  simulator = await startSimulator({ account: accountWith([]) });
  const names = ["old-bucket", "first-bucket", "third-bucket"];
  const list = names.map((name) => `<Bucket><Name>${name}</Name></Bucket>`).join("");
  const answers: Record<string, string> = {
    "/": `<ListAllMyBucketsResult><Buckets>${list}</Buckets></ListAllMyBucketsResult>`,
    "/old-bucket?location": `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">EU</LocationConstraint>`,
    "/first-bucket?location": '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>',
  };
  const server = createServer(({ url = "" }, response) => {
    const path = url.replace(/\/?\?location.*/, "?location").replace(/^\/\?.*/, "/");
    const body = answers[path] ?? "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";
    response.writeHead(path in answers ? 200 : 403, { "content-type": "application/xml" });
    response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { readings } = await collectOne(s3Bucket, `http://127.0.0.1:${port}`, "482915630174", region, { names });
  server.close();
  expect(readings.map(({ identity }) => [identity.name, identity.region])).toEqual([
    ["old-bucket", "eu-west-1"],
    ["first-bucket", "us-east-1"],
    ["third-bucket", "global"],
  ]);
});
