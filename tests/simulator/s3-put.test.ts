import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type PutObjectCommandInput, S3 } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const region = "eu-west-1";
const demo = demoAccount({ now: new Date() });
const own = { Name: "ours", BucketRegion: region, CreationDate: new Date(0) };
const simulator = await simulated({ account: { ...demo, s3: { buckets: [own] } }, now: Date.now });
const s3 = new S3(at(simulator, { region }));
const Bucket = own.Name;
const md5 = (text: string) => `"${createHash("md5").update(text).digest("hex")}"`;
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
const textOf = async (Key: string) => (await s3.getObject({ Bucket, Key })).Body?.transformToString();
const put = (
  Key: string,
  Body: NonNullable<PutObjectCommandInput["Body"]>,
  parts: Partial<PutObjectCommandInput> = {},
) => s3.putObject({ Bucket, Key, Body, ...parts });

test("what is put is listed and read, as text and as a stream, which the SDK sends in pieces with a checksum behind them", async () => {
  expect(await put("a/text", "hello", { ContentType: "text/plain" })).toMatchObject({
    ETag: md5("hello"),
    ServerSideEncryption: "AES256",
  });
  const pieces = Array.from({ length: 40 }, (_, number) => "x".repeat(number * 997));
  const long = pieces.join("");
  const sent = await put("a/stream", Readable.from(pieces.map((one) => Buffer.from(one))), {
    ContentLength: long.length,
  });
  expect(sent.ETag).toBe(md5(long));
  expect(sent.ChecksumCRC32).toBe(base64Of(crc32(long)));
  expect(await textOf("a/text")).toBe("hello");
  expect(await textOf("a/stream")).toBe(long);
  expect((await s3.getObject({ Bucket, Key: "a/text" })).ContentType).toBe("text/plain");
  const { Contents = [] } = await s3.listObjectsV2({ Bucket, Prefix: "a/" });
  expect(Contents.map(({ Key, Size }) => [Key, Size])).toEqual([
    ["a/stream", long.length],
    ["a/text", 5],
  ]);
});

function base64Of(sum: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(sum);
  return bytes.toString("base64");
}

test("with If-None-Match nothing is overwritten, without it the last one is there", async () => {
  await put("once", "1", { IfNoneMatch: "*" });
  expect(await failureOf(put("once", "2", { IfNoneMatch: "*" }))).toMatchObject({
    code: "PreconditionFailed",
    status: 412,
  });
  expect(await textOf("once")).toBe("1");
  await put("once", "3");
  expect(await textOf("once")).toBe("3");
});

test.each([
  ["another's bucket", { ExpectedBucketOwner: "111122223333" }, "AccessDenied", 403],
  ["no bucket", { Bucket: "none" }, "NoSuchBucket", 404],
  ["another SHA-256", { ChecksumSHA256: sha256("other") }, "BadDigest", 400],
  ["another CRC-32", { ChecksumCRC32: base64Of(1) }, "BadDigest", 400],
  ["another MD5", { ContentMD5: createHash("md5").update("other").digest("base64") }, "BadDigest", 400],
  ["a checksum that nobody works out here", { ChecksumCRC32C: base64Of(1) }, "NotImplemented", 501],
  ["an ETag to match", { IfNoneMatch: md5("never") }, "NotImplemented", 501],
])("%s is refused, and nothing is there", async (_, parts, code, status) => {
  expect(await failureOf(put("never", "never", parts))).toMatchObject({ code, status });
  expect(await failureOf(textOf("never") as Promise<unknown>)).toMatchObject({ code: "NoSuchKey" });
});

test("a bucket in another region says where it is, and without the permission nothing is put", async () => {
  const far = new S3(at(simulator, { region: "us-east-1" }));
  expect(await failureOf(far.putObject({ Bucket, Key: "never", Body: "a" }))).toMatchObject({
    code: "PermanentRedirect",
    status: 301,
  });
  simulator.grant(["s3:GetObject", "s3:ListBucket"]);
  expect(await failureOf(put("never", "a"))).toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining(
      `is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::ours/never"`,
    ),
  });
  simulator.grant(undefined);
});

/** As other clients send it: without `x-id`, in pieces that are signed or not. */
async function raw(key: string, body: string, headers: Record<string, string>): Promise<[number, string]> {
  const scope = `AKIATEST/20261120/${region}/s3/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  const answer = await fetch(`${simulator.url}/${Bucket}/${key}`, {
    ...{ method: "PUT", body, headers: { authorization, ...headers } },
  });
  return [answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1] ?? ""];
}
const signed = `;chunk-signature=${"0".repeat(64)}`;
const pieces = (length: number) => ({
  "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "x-amz-decoded-content-length": String(length),
  "content-encoding": "aws-chunked",
});
const trailing = { ...pieces(5), "x-amz-trailer": "x-amz-checksum-sha256" };

test.each([
  ["whole", "hello", {}],
  ["whole, with its hash", "hello", { "x-amz-content-sha256": Buffer.from(sha256("hello"), "base64").toString("hex") }],
  [
    "in signed pieces",
    `3${signed}\r\nhel\r\n2${signed}\r\nlo\r\n0${signed}\r\n\r\n`,
    { ...pieces(5), "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" },
  ],
  ["with a trailer", `5\r\nhello\r\n0\r\nx-amz-checksum-sha256:${sha256("hello")}\r\n\r\n`, trailing],
])("an upload comes %s", async (how, body, headers) => {
  const key = how.replaceAll(/\W/g, "-");
  expect(await raw(key, body, headers)).toEqual([200, ""]);
  expect(await textOf(key)).toBe("hello");
});

test.each([
  ["another hash", "hello", { "x-amz-content-sha256": "0".repeat(64) }, "XAmzContentSHA256Mismatch"],
  ["a piece that ends early", "5\r\nhel", pieces(5), "IncompleteBody"],
  ["no last piece", "5\r\nhello\r\n", pieces(5), "IncompleteBody"],
  ["another length", "5\r\nhello\r\n0\r\n\r\n", pieces(6), "IncompleteBody"],
  ["no trailer where one is promised", "5\r\nhello\r\n0\r\n\r\n", trailing, "MalformedTrailerError"],
  ["another checksum", `5\r\nhello\r\n0\r\nx-amz-checksum-sha256:${sha256("x")}\r\n\r\n`, trailing, "BadDigest"],
])("an upload with %s is refused", async (_, body, headers, code) => {
  expect(await raw("never", body, headers)).toEqual([400, code]);
  expect(await failureOf(textOf("never") as Promise<unknown>)).toMatchObject({ code: "NoSuchKey" });
});
