import type {
  CreateBucketRequest,
  PutBucketEncryptionRequest,
  PutBucketPolicyRequest,
  PutBucketTaggingRequest,
  PutBucketVersioningRequest,
  PutPublicAccessBlockRequest,
} from "@aws-sdk/client-s3";
import type { SimulatedBucket } from "../account.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { bucketHere, type OfBucket } from "../services/s3-buckets.ts";
import { isPublic } from "../services/s3-public.ts";

function change(
  name: string | undefined,
  call: Call,
  to: (bucket: SimulatedBucket) => Partial<SimulatedBucket>,
): object {
  return replace(name, call, (bucket) => ({ ...bucket, ...to(bucket) }));
}

function replace(name: string | undefined, call: Call, to: (bucket: SimulatedBucket) => SimulatedBucket): object {
  const bucket = bucketHere(name, call);
  const changed = to(bucket);
  // It is there, or there would be no bucket.
  const s3 = call.account.s3 as NonNullable<typeof call.account.s3>;
  s3.buckets = s3.buckets.map((one) => (one === bucket ? changed : one));
  return {};
}

/** A policy that is public is refused where the bucket blocks such. Source: S3 user guide, "Block public access settings". */
const putBucketPolicy: Operation<PutBucketPolicyRequest> = ({ Bucket, Policy = "" }, call) =>
  change(Bucket, call, ({ PublicAccessBlock }) => {
    try {
      if (isPublic(Policy) && PublicAccessBlock?.BlockPublicPolicy) throw call.denied();
    } catch (error) {
      throw error instanceof AwsError
        ? error
        : new AwsError("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
    }
    return { Policy };
  });

/** Public access is blocked and ACLs are off from the start. Source: S3 user guide, "Default settings for new S3 buckets FAQ". */
const createBucket: Operation<CreateBucketRequest> = ({ Bucket: Name = "", CreateBucketConfiguration }, call) => {
  const { account, region, now } = call;
  const place = CreateBucketConfiguration?.LocationConstraint ?? "us-east-1";
  if (place !== region.name) {
    const message = `The ${place} location constraint is incompatible for the region specific endpoint this request was sent to.`;
    throw new AwsError("IllegalLocationConstraintException", message, 400);
  }
  account.s3 ??= { buckets: [] };
  if (account.s3.buckets.some((one) => one.Name === Name)) {
    throw new AwsError("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded.", 409);
  }
  const blocked = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  account.s3.buckets = [
    ...account.s3.buckets,
    {
      Name,
      BucketRegion: region.name,
      CreationDate: new Date(now),
      ObjectOwnership: "BucketOwnerEnforced",
      PublicAccessBlock: blocked,
    },
  ];
  return { Location: `/${Name}` };
};

export const bucketWrites: Readonly<Record<string, Operation>> = {
  CreateBucket: createBucket,
  PutBucketPolicy: putBucketPolicy,
  DeleteBucketPolicy: (({ Bucket }, call) =>
    replace(Bucket, call, ({ Policy: _, ...rest }) => rest)) satisfies Operation<OfBucket>,
  PutBucketEncryption: ((input, call) =>
    change(input.Bucket, call, () => ({
      ...(input.ServerSideEncryptionConfiguration && { Encryption: input.ServerSideEncryptionConfiguration }),
    }))) satisfies Operation<PutBucketEncryptionRequest>,
  PutBucketTagging: (({ Bucket, Tagging }, call) =>
    change(Bucket, call, () => ({ TagSet: Tagging?.TagSet ?? [] }))) satisfies Operation<PutBucketTaggingRequest>,
  DeleteBucketTagging: (({ Bucket }, call) =>
    change(Bucket, call, () => ({ TagSet: [] }))) satisfies Operation<OfBucket>,
  PutBucketVersioning: (({ Bucket, VersioningConfiguration: { Status } = {} }, call) =>
    change(Bucket, call, () => ({
      Versioning: { ...(Status && { Status }) },
    }))) satisfies Operation<PutBucketVersioningRequest>,
  PutPublicAccessBlock: ((input, call) =>
    change(input.Bucket, call, () => ({
      ...(input.PublicAccessBlockConfiguration && { PublicAccessBlock: input.PublicAccessBlockConfiguration }),
    }))) satisfies Operation<PutPublicAccessBlockRequest>,
};
