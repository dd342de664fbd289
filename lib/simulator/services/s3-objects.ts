import { createHash } from "node:crypto";
import type {
  GetObjectCommandOutput,
  GetObjectRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
} from "@aws-sdk/client-s3";
import type { SimulatedObjects } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { bytesOf } from "../object-bytes.ts";
import { refusal } from "../refusals.ts";
import { bucketHere } from "./s3-buckets.ts";

const largestPage = 1000;

/**
 * @param unknown what a bucket holds of which nothing is said
 * @throws AwsError as for any bucket: there is none, or it is in another region, or another's; or it is not known what it holds
 */
export function objectsIn(
  { Bucket: name = "", ExpectedBucketOwner }: { Bucket?: string | undefined; ExpectedBucketOwner?: string | undefined },
  call: Call,
  unknown?: SimulatedObjects,
): SimulatedObjects {
  const { objects } = call.account.s3 ?? {};
  const held = objects?.find(({ bucket }) => bucket === name) ?? unknown;
  if (!held) {
    if (objects) bucketHere(name, call);
    throw refusal("s3", "unknown-operation");
  }
  const owner = held.owner ?? call.account.id;
  if (ExpectedBucketOwner !== undefined && ExpectedBucketOwner !== owner)
    throw new AwsError("AccessDenied", "Access Denied", 403);
  if (held.region === call.region.name) return held;
  const message =
    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.";
  throw new AwsError("PermanentRedirect", message, 301, { "x-amz-bucket-region": held.region });
}

/** The order of UTF-8, in which S3 lists. */
function compared(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/**
 * Keys, and what they have in common up to the delimiter, in one order and counted alike. Where a list goes on, `StartAfter` is passed
 * over. Source: S3 API reference, ListObjectsV2.
 */
const listObjectsV2: Operation<ListObjectsV2Request, ListObjectsV2Output> = (input, call) => {
  const { Bucket = "", Prefix = "", Delimiter, StartAfter, ContinuationToken, EncodingType } = input;
  const { MaxKeys = largestPage } = input;
  const held = objectsIn(input, call);
  const entries: { text: string; isPrefix: boolean }[] = [];
  const isAsked = (key: string) =>
    key.startsWith(Prefix) && (StartAfter === undefined || compared(key, StartAfter) > 0);
  for (const key of [...held.objects.keys()].filter(isAsked).sort(compared)) {
    const end = Delimiter ? key.indexOf(Delimiter, Prefix.length) : -1;
    const text = end < 0 || !Delimiter ? key : key.slice(0, end + Delimiter.length);
    if (entries.at(-1)?.text !== text) entries.push({ text, isPrefix: end >= 0 });
  }
  const size = Math.min(MaxKeys, largestPage);
  const { items, next } = call.page(entries, { token: ContinuationToken, size });
  const written = (text: string) =>
    EncodingType === "url" ? encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%20", "+") : text;
  return {
    Name: Bucket,
    Prefix: written(Prefix),
    ...(Delimiter && { Delimiter: written(Delimiter) }),
    ...(StartAfter && { StartAfter: written(StartAfter) }),
    ...(ContinuationToken && { ContinuationToken }),
    ...(EncodingType && { EncodingType }),
    MaxKeys,
    KeyCount: items.length,
    IsTruncated: next !== undefined,
    ...(next && { NextContinuationToken: next }),
    CommonPrefixes: items.filter(({ isPrefix }) => isPrefix).map(({ text }) => ({ Prefix: written(text) })),
    Contents: items
      .filter(({ isPrefix }) => !isPrefix)
      .map(({ text }) => {
        const object = held.objects.get(text);
        return {
          Key: written(text),
          LastModified: object?.modified ?? new Date(0),
          Size: object ? bytesOf(object).length : 0,
          StorageClass: object?.storageClass ?? "STANDARD",
        };
      }),
  };
};

const getObject: Operation<
  GetObjectRequest,
  Omit<GetObjectCommandOutput, "Body" | "$metadata"> & { Body: Uint8Array }
> = (input, call) => {
  const object = call.gone ? undefined : objectsIn(input, call).objects.get(input.Key ?? "");
  if (!object) throw new AwsError("NoSuchKey", "The specified key does not exist.", 404);
  if (object.refusal) throw new AwsError(...object.refusal);
  if (object.storageClass === "GLACIER" || object.storageClass === "DEEP_ARCHIVE")
    throw new AwsError("InvalidObjectState", "The operation is not valid for the object's storage class", 403);
  const Body = bytesOf(object);
  return {
    Body,
    ContentType: object.contentType ?? "application/json",
    ETag: `"${createHash("md5").update(Body).digest("hex")}"`,
    LastModified: object.modified ?? new Date(0),
  };
};

/** Source: S3 API reference, ListObjectsV2 and GetObject. */
export const objectReads: Readonly<Record<string, Operation>> = { ListObjectsV2: listObjectsV2, GetObject: getObject };
