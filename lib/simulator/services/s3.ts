import { createHash } from "node:crypto";
import type { HeadBucketOutput, HeadBucketRequest, ListBucketsOutput, ListBucketsRequest } from "@aws-sdk/client-s3";
import * as client from "@aws-sdk/client-s3";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";

/** An account holds no buckets yet. Operations on what is in one are not served, rather than answered from ignorance. */
const listBuckets: Operation<ListBucketsRequest, ListBucketsOutput> = (_, { account }) => ({
  Buckets: [],
  Owner: { ID: createHash("sha256").update(account.id).digest("hex") },
});

const headBucket: Operation<HeadBucketRequest, HeadBucketOutput> = () => {
  throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
};

/** Operations whose IAM action has another name. Source: Service Authorization Reference, Amazon S3. */
const actions: Record<string, string> = { ListBuckets: "s3:ListAllMyBuckets", HeadBucket: "s3:ListBucket" };

export const s3: Service = {
  name: "s3",
  dialect: "s3",
  protocol: restProtocol(client, {
    format: "xml",
    xmlns: "http://s3.amazonaws.com/doc/2006-03-01/",
    bucketInPath: true,
  }),
  operations: { ListBuckets: listBuckets, HeadBucket: headBucket },
  badToken: ["InvalidArgument", "The continuation token provided is incorrect"],
  actionOf: (operation) => actions[operation] ?? `s3:${operation}`,
};
