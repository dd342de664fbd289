import type { PutObjectRequest } from "@aws-sdk/client-s3";
import type { BucketPlace, ReportFile } from "./destination.ts";

/** What bringing a report to a bucket calls: a write, to that bucket alone, which no scan may make. */
export const bucketActions = ["s3:PutObject"] as const;

/** What one PutObject takes. Source: S3 user guide, "Uploading objects". */
export const largestObject = 5 * 1024 ** 3;

type Asked = Omit<PutObjectRequest, "Body">;

/**
 * The object of a file. A part of its hash stands in its key, so what is there already under this key is this file; nothing is overwritten,
 * and nobody but the owner named gets it.
 */
export function objectOf(place: BucketPlace, { name, size, mediaType, sha256 }: ReportFile): Asked {
  const dot = name.lastIndexOf(".");
  const [stem, extension] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
  return {
    Bucket: place.bucket,
    Key: `${place.prefix ?? ""}${stem}-${sha256.slice(0, 16)}${extension}`,
    ExpectedBucketOwner: place.owner,
    IfNoneMatch: "*",
    ContentType: mediaType,
    ContentLength: size,
    ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
    ...(place.kmsKey !== undefined && { ServerSideEncryption: "aws:kms", SSEKMSKeyId: place.kmsKey }),
  };
}

/** True for a call that puts an object of this file into its place, and asks for nothing else. */
export function putsReport(place: BucketPlace, file: ReportFile, action: string, input: object): boolean {
  const { Body, ...asked } = input as Record<string, unknown>;
  const allowed: Readonly<Record<string, unknown>> = { ...objectOf(place, file) };
  const names = Object.keys(asked);
  return (
    action === "s3:PutObject" &&
    Body !== undefined &&
    names.length === Object.keys(allowed).length &&
    names.every((name) => Object.hasOwn(allowed, name) && asked[name] === allowed[name])
  );
}
