import * as client from "@aws-sdk/client-s3";
import { permissionFor } from "#lib/aws/services.ts";
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { bucketWrites } from "../writes/s3.ts";
import { objectWrites } from "../writes/s3-objects.ts";
import { bucketReads, type OfBucket } from "./s3-buckets.ts";
import { objectReads } from "./s3-objects.ts";

/** What is in a bucket can be listed and read where the account says what that is, or it was put there; nothing else is answered from ignorance. */
export const s3: Service = {
  name: "s3",
  dialect: "s3",
  protocol: restProtocol(client, {
    format: "xml",
    xmlns: "http://s3.amazonaws.com/doc/2006-03-01/",
    bucketInPath: true,
  }),
  operations: { ...bucketReads, ...objectReads, ...bucketWrites, ...objectWrites },
  badToken: ["InvalidArgument", "The continuation token provided is incorrect"],
  actionOf: (operation) => permissionFor(`s3:${operation}`),
  deniedResource(_, input, { account }) {
    const { Bucket, Key } = input as OfBucket & { Key?: string };
    const object = Key === undefined ? "" : `/${Key}`;
    return Bucket === undefined ? undefined : `"arn:${account.partition}:s3:::${Bucket}${object}"`;
  },
};
