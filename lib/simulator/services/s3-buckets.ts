import { createHash } from "node:crypto";
import type {
  BucketLocationConstraint,
  GetBucketAclOutput,
  GetBucketEncryptionOutput,
  GetBucketLocationOutput,
  GetBucketLoggingOutput,
  GetBucketOwnershipControlsOutput,
  GetBucketPolicyOutput,
  GetBucketPolicyStatusOutput,
  GetBucketTaggingOutput,
  GetBucketVersioningOutput,
  GetObjectLockConfigurationOutput,
  GetPublicAccessBlockOutput,
  HeadBucketOutput,
  ListBucketsOutput,
  ListBucketsRequest,
  ServerSideEncryptionConfiguration,
} from "@aws-sdk/client-s3";
import type { SimulatedAccount, SimulatedBucket } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { isPublic } from "./s3-public.ts";

export interface OfBucket {
  Bucket?: string;
}

function ownerOf({ id }: SimulatedAccount) {
  return { ID: createHash("sha256").update(id).digest("hex") };
}

/** The region of each bucket is given only to those who send a parameter. Source: S3 API reference, Bucket. */
const listBuckets: Operation<ListBucketsRequest, ListBucketsOutput> = (input, { account, page }) => {
  const { MaxBuckets, ContinuationToken, Prefix = "", BucketRegion } = input;
  const all = (account.s3?.buckets ?? [])
    .filter((one) => one.Name.startsWith(Prefix) && (BucketRegion ?? one.BucketRegion) === one.BucketRegion)
    .sort((a, b) => (a.Name < b.Name ? -1 : 1));
  const { items, next } = page(all, { token: ContinuationToken, size: MaxBuckets ?? 10_000 });
  const tellsRegion = Object.values(input).some((value) => value !== undefined);
  return {
    Buckets: items.map(({ Name, CreationDate, BucketRegion: region }) => ({
      Name,
      CreationDate,
      ...(tellsRegion && { BucketRegion: region, BucketArn: `arn:${account.partition}:s3:::${Name}` }),
    })),
    Owner: ownerOf(account),
    ...(next && { ContinuationToken: next }),
    ...(Prefix && { Prefix }),
  };
};

/** @throws AwsError when there is no such bucket, or the request went to another region than the bucket's */
export function bucketHere(name: string | undefined, { account, region, gone }: Call): SimulatedBucket {
  const bucket = gone ? undefined : account.s3?.buckets.find((one) => one.Name === name);
  if (!bucket) throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
  if (bucket.BucketRegion === region.name) return bucket;
  const message =
    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.";
  throw new AwsError("PermanentRedirect", message, 301, { "x-amz-bucket-region": bucket.BucketRegion });
}

/** Answered in every region, by us-east-1 for all of them. Source: S3 API reference, GetBucketLocation. */
const getBucketLocation: Operation<OfBucket, GetBucketLocationOutput> = ({ Bucket }, call) => {
  const home = call.account.s3?.buckets.find(({ Name }) => Name === Bucket)?.BucketRegion ?? call.region.name;
  const { BucketRegion } = bucketHere(Bucket, { ...call, region: { ...call.region, name: home } });
  return BucketRegion === "us-east-1" ? {} : { LocationConstraint: BucketRegion as BucketLocationConstraint };
};

/** One part of a bucket; `none` is what S3 answers when it was never set. */
function part<Output extends object>(
  answer: (bucket: SimulatedBucket, account: SimulatedAccount) => Output | undefined,
  none: readonly [code: string, message: string] = ["InternalError", "We encountered an internal error."],
): Operation<OfBucket, Output> {
  return ({ Bucket }, call) => {
    const found = answer(bucketHere(Bucket, call), call.account);
    if (!found) throw new AwsError(...none, 404);
    return found;
  };
}

const noPolicy = ["NoSuchBucketPolicy", "The bucket policy does not exist"] as const;

/** Source: S3 user guide, "Setting default server-side encryption behavior": every bucket since January 2023. */
const encryptedByS3: ServerSideEncryptionConfiguration = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false }],
};

/** Source of the codes: S3 API reference, "Error responses" and the pages of the operations. */
export const bucketReads: Readonly<Record<string, Operation>> = {
  ListBuckets: listBuckets,
  HeadBucket: part<HeadBucketOutput>(({ BucketRegion }) => ({ BucketRegion })),
  GetBucketLocation: getBucketLocation,
  GetBucketAcl: part<GetBucketAclOutput>(({ Grants = [] }, account) => {
    const Owner = ownerOf(account);
    return { Owner, Grants: [{ Grantee: { Type: "CanonicalUser", ...Owner }, Permission: "FULL_CONTROL" }, ...Grants] };
  }),
  GetBucketEncryption: part<GetBucketEncryptionOutput>(({ Encryption = encryptedByS3 }) => ({
    ServerSideEncryptionConfiguration: Encryption,
  })),
  GetBucketLogging: part<GetBucketLoggingOutput>(({ Logging }) => (Logging ? { LoggingEnabled: Logging } : {})),
  GetBucketOwnershipControls: part<GetBucketOwnershipControlsOutput>(
    ({ ObjectOwnership }) => ObjectOwnership && { OwnershipControls: { Rules: [{ ObjectOwnership }] } },
    ["OwnershipControlsNotFoundError", "The bucket ownership controls were not found"],
  ),
  GetBucketPolicy: part<GetBucketPolicyOutput>(
    ({ Policy }) => (Policy === undefined ? undefined : { Policy }),
    noPolicy,
  ),
  GetBucketPolicyStatus: part<GetBucketPolicyStatusOutput>(
    ({ Policy }) => (Policy === undefined ? undefined : { PolicyStatus: { IsPublic: isPublic(Policy) } }),
    noPolicy,
  ),
  GetBucketTagging: part<GetBucketTaggingOutput>(
    ({ TagSet }) => (TagSet?.length ? { TagSet } : undefined),
    ["NoSuchTagSet", "The TagSet does not exist"],
  ),
  GetBucketVersioning: part<GetBucketVersioningOutput>(({ Versioning = {} }) => Versioning),
  GetObjectLockConfiguration: part<GetObjectLockConfigurationOutput>(
    ({ ObjectLock }) => ObjectLock && { ObjectLockConfiguration: ObjectLock },
    ["ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"],
  ),
  GetPublicAccessBlock: part<GetPublicAccessBlockOutput>(
    ({ PublicAccessBlock }) => PublicAccessBlock && { PublicAccessBlockConfiguration: PublicAccessBlock },
    ["NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"],
  ),
};
