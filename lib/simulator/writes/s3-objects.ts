import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { PutObjectOutput, PutObjectRequest } from "@aws-sdk/client-s3";
import type { SimulatedObject, SimulatedObjects } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { refusal } from "../refusals.ts";
import { bucketHere } from "../services/s3-buckets.ts";
import { objectsIn } from "../services/s3-objects.ts";

type Put = Omit<PutObjectRequest, "Body"> & { Body?: Uint8Array };

const hashed = (algorithm: string) => (bytes: Uint8Array) => createHash(algorithm).update(bytes).digest("base64");

function crc32Of(bytes: Uint8Array): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum.toString("base64");
}

/** What a sender may say of the bytes. Source: S3 user guide, "Checking object integrity". */
const checksums = {
  ChecksumCRC32: crc32Of,
  ChecksumSHA1: hashed("sha1"),
  ChecksumSHA256: hashed("sha256"),
} as const;
/** Nothing is said to be right that nobody worked out. */
const unchecked = ["ChecksumCRC32C", "ChecksumCRC64NVME"] as const;

/** What the sender said of the bytes, which is right. @throws AwsError where it is not */
function checked(input: Put, bytes: Uint8Array): Partial<PutObjectOutput> {
  if (unchecked.some((name) => input[name] !== undefined)) throw refusal("s3", "unknown-operation");
  if (input.ContentMD5 !== undefined && input.ContentMD5 !== hashed("md5")(bytes))
    throw new AwsError("BadDigest", "The Content-MD5 you specified did not match what we received.");
  const right: Record<string, string> = {};
  for (const [name, sumOf] of Object.entries(checksums)) {
    const said = input[name as keyof typeof checksums];
    if (said === undefined) continue;
    if (said !== sumOf(bytes)) {
      const kind = name.replace("Checksum", "");
      throw new AwsError("BadDigest", `The ${kind} you specified did not match the calculated checksum.`);
    }
    right[name] = said;
  }
  return right;
}

/** What is known to be in a bucket; in one of the account's own that nobody described, nothing yet. @throws AwsError */
function heldBy(input: Put, call: Call): SimulatedObjects {
  const { Bucket = "" } = input;
  if (call.account.s3?.objects?.some(({ bucket }) => bucket === Bucket)) return objectsIn(input, call);
  const { BucketRegion: region } = bucketHere(Bucket, call);
  return objectsIn(input, call, { bucket: Bucket, region, objects: new Map() });
}

/** Source: S3 API reference, PutObject; S3 user guide, "How to prevent object overwrites with conditional writes". */
const putObject: Operation<Put, PutObjectOutput> = (input, call) => {
  const {
    Key = "",
    Body: bytes = new Uint8Array(),
    IfNoneMatch,
    ContentType,
    ServerSideEncryption,
    SSEKMSKeyId,
  } = input;
  const held = heldBy(input, call);
  const right = checked(input, bytes);
  if (IfNoneMatch !== undefined && IfNoneMatch !== "*") throw refusal("s3", "unknown-operation");
  if (IfNoneMatch === "*" && held.objects.has(Key))
    throw new AwsError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
  const object = {
    bytes,
    modified: new Date(call.now),
    ...(ContentType !== undefined && { contentType: ContentType }),
  };
  // It is there, or there would be no bucket.
  const s3 = call.account.s3 as NonNullable<typeof call.account.s3>;
  const others = (s3.objects ?? []).filter(({ bucket }) => bucket !== held.bucket);
  s3.objects = [...others, { ...held, objects: new Map<string, SimulatedObject>([...held.objects, [Key, object]]) }];
  return {
    ETag: `"${createHash("md5").update(bytes).digest("hex")}"`,
    ServerSideEncryption: ServerSideEncryption ?? "AES256",
    ...(SSEKMSKeyId !== undefined && { SSEKMSKeyId }),
    ...right,
  };
};

export const objectWrites: Readonly<Record<string, Operation>> = { PutObject: putObject };
