import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3 } from "@aws-sdk/client-s3";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import { putInBucket } from "#lib/delivery/bucket.ts";
import { bucketActions, largestObject, objectOf, putsReport } from "#lib/delivery/bucket-object.ts";
import { deliver } from "#lib/delivery/deliver.ts";
import type { BucketPlace, ReportFile } from "#lib/delivery/destination.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { fastSession } from "#tests/scan/scan-simulated.ts";
import { anyPieces, damaged, failureOf, fileOf, text, unreadable } from "./file-of.ts";

const region = "eu-west-1";
const demo = demoAccount({ now: new Date() });
const own = { Name: "our-reports", BucketRegion: region, CreationDate: new Date(0) };
const theirs = { bucket: "their-reports", region, owner: "999988887777", objects: new Map() };
const writer = {
  ...{ Path: "/", RoleName: "report-writer", RoleId: "AROAREPORTWRITER", CreateDate: new Date(0) },
  Arn: `arn:aws:iam::${demo.id}:role/report-writer`,
  AssumeRolePolicyDocument: JSON.stringify({
    Statement: {
      ...{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: demo.id } },
      Condition: { StringEquals: { "sts:ExternalId": "from-us" } },
    },
  }),
};
demo.iam.roles.push(writer);
const simulator = await startSimulator({
  account: { ...demo, s3: { buckets: [own], objects: [theirs] } },
  enforceLimits: false,
});
const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "test" };
const s3 = new S3({ region, endpoint: simulator.url, credentials });
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.setFaults([]);
  simulator.grant(undefined);
  simulator.resetCalls();
});
afterEach(() => void vi.unstubAllEnvs());

const place = { name: "vault", bucket: own.Name, region, owner: demo.id };
const bring = (file: ReportFile, parts: Partial<BucketPlace> = {}, signal = new AbortController().signal) =>
  putInBucket({ ...place, ...parts }, file, { pool: fastSession(simulator.url).pool, signal });
const keys = async (Bucket = own.Name, Prefix = "") =>
  ((await s3.listObjectsV2({ Bucket, Prefix })).Contents ?? []).map(({ Key }) => Key ?? "");
const bytesIn = async (Key: string, Bucket = own.Name) =>
  Buffer.from((await (await s3.getObject({ Bucket, Key })).Body?.transformToByteArray()) ?? []);

test("in whatever pieces the bytes come, those are in the bucket, once, under a key that hangs on them", async () => {
  await bring(fileOf(text("first")));
  await fc.assert(
    fc.asyncProperty(anyPieces, fc.uuid(), async (pieces, folder) => {
      const [prefix, file] = [`${folder}/`, fileOf(pieces)];
      await bring(file, { prefix });
      await bring(fileOf([Buffer.concat(pieces)]), { prefix });
      await bring(fileOf([...pieces, Buffer.from("!")]), { prefix });
      const key = `${prefix}findings-${file.sha256.slice(0, 16)}.csv`;
      expect(await keys(own.Name, prefix)).toHaveLength(2);
      expect(await bytesIn(key)).toEqual(Buffer.concat(pieces));
    }),
    { numRuns: 25 },
  );
});

test("a long report comes whole, and says what it is", async () => {
  const pieces = Array.from({ length: 300 }, (_, at) => Buffer.alloc(65_537, at));
  const file = fileOf(pieces);
  await bring(file, { prefix: "long/" });
  const [key = ""] = await keys(own.Name, "long/");
  expect((await bytesIn(key)).equals(Buffer.concat(pieces))).toBe(true);
  expect((await s3.getObject({ Bucket: own.Name, Key: key })).ContentType).toBe(file.mediaType);
});

test("a bucket of another account is written to where that is its owner", async () => {
  await bring(fileOf(text("a")), { bucket: theirs.bucket, owner: theirs.owner });
  expect(await keys(theirs.bucket)).toHaveLength(1);
});

test("without a profile or a role it is the environment's credentials; a role that lets nobody in is told", async () => {
  for (const [name, value] of Object.entries({
    ...{ AWS_ENDPOINT_URL: simulator.url, AWS_ACCESS_KEY_ID: "AKIATEST", AWS_SECRET_ACCESS_KEY: "test" },
  }))
    vi.stubEnv(name, value);
  const destination = { ...place, type: "bucket", prefix: "by-environment/" } as const;
  const how = { signal: new AbortController().signal, environment: {} };
  await deliver(destination, fileOf(text("a")), how);
  const roleArn = `arn:aws:iam::${demo.id}:role/nobody`;
  expect(await failureOf(deliver({ ...destination, roleArn }, fileOf(text("b")), how))).toMatchObject({
    code: "assume-role",
    message: expect.stringContaining(`The role ${roleArn} could not be assumed`),
  });
  expect(await keys(own.Name, "by-environment/")).toHaveLength(1);
});

test("with a profile, and as a role that lets its identity in with the external id, and with no other", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sagewarden-delivery-"));
  const file = join(folder, "credentials");
  await writeFile(file, "[reports]\naws_access_key_id = AKIAREPORTS\naws_secret_access_key = test\n");
  for (const [name, value] of Object.entries({
    ...{ AWS_ENDPOINT_URL: simulator.url, AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: join(folder, "none") },
    ...{ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_EC2_METADATA_DISABLED: "true" },
  }))
    vi.stubEnv(name, value);
  const how = { signal: new AbortController().signal, environment: {} };
  const as = (parts: Partial<BucketPlace>) =>
    deliver({ ...place, type: "bucket", prefix: "as-role/", ...parts }, fileOf(text(JSON.stringify(parts))), how);
  const lent = { profile: "reports", roleArn: writer.Arn, externalId: "from-us" };
  try {
    await as({ profile: "reports" });
    expect(simulator.calls().get("sts:AssumeRole")).toBeUndefined();
    await as(lent);
    expect(simulator.calls().get("sts:AssumeRole")).toBe(1);
    for (const externalId of ["from-them", undefined])
      expect(await failureOf(as({ ...lent, externalId } as BucketPlace))).toMatchObject({ code: "assume-role" });
    expect(await failureOf(as({ profile: "unheard-of" }))).toMatchObject({
      ...{ name: "DeliveryFailed", code: "credentials", isWorthAnotherTry: false },
      message: expect.stringMatching(
        /^The profile unheard-of gives the server no credentials to write to the bucket our-reports with \(.+\)\.$/,
      ),
    });
    expect(await keys(own.Name, "as-role/")).toHaveLength(2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const before = () => keys();
const put = { action: "s3:PutObject" } as const;
test.each([
  ["no bucket", { bucket: "no-reports" }, [], "There is no bucket no-reports.", "not-found", false],
  ["another owner", { owner: "111122223333" }, [], "is not of the account 111122223333", "forbidden", false],
  ["another's bucket", { bucket: theirs.bucket }, [], `is not of the account ${demo.id}`, "forbidden", false],
  ["another region", { region: "us-east-1" }, [], "is not in us-east-1.", "region", false],
  [
    "a denial",
    {},
    [{ ...put, kind: "denied" }],
    "s3:PutObject is not allowed for the bucket our-reports",
    "forbidden",
    false,
  ],
  ["throttling", {}, [{ ...put, kind: "throttled" }], "S3 has too much to do", "endpoint", true],
  ["an error of S3", {}, [{ ...put, kind: "error-500" }], "InternalError", "endpoint", true],
  ["a connection that breaks", {}, [{ ...put, kind: "disconnect" }], "S3 did not answer", "endpoint", true],
  ["a proxy's page", {}, [{ ...put, kind: "html" }], "an HTML page", "endpoint", true],
  ["an answer of nobody", {}, [{ ...put, kind: "empty-body" }], "does not say that it keeps", "endpoint", true],
  [
    "expired credentials",
    {},
    [{ ...put, kind: "expired-token" }],
    "did not accept the credentials",
    "credentials",
    false,
  ],
] as const)("%s is told", async (_, parts, faults, said, code, isWorthAnotherTry) => {
  const held = await before();
  simulator.setFaults(faults.map((fault) => ({ ...fault })));
  const failure = await failureOf(bring(fileOf(text("never")), { prefix: "never/", ...parts }));
  expect(failure).toMatchObject({
    name: "DeliveryFailed",
    code,
    isWorthAnotherTry,
    message: expect.stringContaining(said),
  });
  expect((failure as { advice: string }).advice).not.toBe("");
  simulator.setFaults([]);
  expect(await keys()).toEqual(held);
});

test("a role that may do all but this is told what to add", async () => {
  simulator.grant(["s3:GetObject", "s3:ListBucket"]);
  expect(await failureOf(bring(fileOf(text("never"))))).toMatchObject({
    code: "forbidden",
    advice: "sagewarden policy --deliver vault prints what it takes.",
  });
  simulator.grant(["s3:PutObject"]);
  await bring(fileOf(text("a")));
});

test("an endpoint that is not there is no answer", async () => {
  const { pool } = fastSession("http://127.0.0.1:9");
  const signal = new AbortController().signal;
  expect(await failureOf(putInBucket(place, fileOf(text("a")), { pool, signal }))).toMatchObject({
    message: "S3 did not answer for the bucket our-reports (ECONNREFUSED).",
    isWorthAnotherTry: true,
  });
});

test.each(damaged)("a report with %s is not in the bucket", async (_, file) => {
  const prefix = "damaged/";
  expect(await failureOf(bring(file, { prefix }))).toMatchObject({ code: "data-damaged", isWorthAnotherTry: false });
  expect(await keys(own.Name, prefix)).toEqual([]);
});

test("a report that cannot be read, or is too long, is not either; whoever stops it hears why", async () => {
  const prefix = "unread/";
  expect(await failureOf(bring(unreadable, { prefix }))).toMatchObject({ code: "database", isWorthAnotherTry: true });
  const long = fileOf(text("a"), { size: largestObject + 1 });
  expect(await failureOf(bring(long, { prefix }))).toMatchObject({ code: "usage" });
  const stopped = AbortSignal.abort(new Error("the server stops"));
  expect(await failureOf(bring(fileOf(text("a")), { prefix }, stopped))).toBe(stopped.reason);
  expect(await keys(own.Name, prefix)).toEqual([]);
});

test("the guard lets nothing through but the object of this report, in this bucket, for this owner", async () => {
  const file = fileOf(text("a"));
  const whole = { ...place, prefix: "reports/", kmsKey: `arn:aws:kms:${region}:${demo.id}:key/k` };
  const asked = { ...objectOf(whole, file), Body: "a" };
  expect(asked).toMatchObject({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: whole.kmsKey, IfNoneMatch: "*" });
  expect(putsReport(whole, file, "s3:PutObject", asked)).toBe(true);
  for (const name of Object.keys(asked)) {
    expect(putsReport(whole, file, "s3:PutObject", { ...asked, [name]: undefined }), name).toBe(false);
    if (name !== "Body") expect(putsReport(whole, file, "s3:PutObject", { ...asked, [name]: "x" }), name).toBe(false);
  }
  for (const more of [{ ACL: "public-read" }, { GrantRead: "x" }, { Tagging: "a=b" }, { WebsiteRedirectLocation: "/" }])
    expect(putsReport(whole, file, "s3:PutObject", { ...asked, ...more })).toBe(false);
  for (const action of ["s3:DeleteObject", "s3:PutObjectAcl", "s3:GetObject"])
    expect(putsReport(whole, file, action, asked)).toBe(false);

  // And no scan, whatever it declares.
  const ledger = new Ledger(region, "report", bucketActions);
  const { pool } = fastSession(simulator.url);
  const scan = guardedClients(pool, region, bucketActions, ledger, new AbortController().signal);
  await expect(scan.s3.putObject({ ...asked, Body: "a" })).rejects.toThrow("was refused");
});
