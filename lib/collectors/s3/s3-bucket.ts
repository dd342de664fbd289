import type { Bucket, GetBucketLocationOutput } from "@aws-sdk/client-s3";
import { CallFailed } from "#lib/aws/guard.ts";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";
import { bucketIn } from "./bucket-name.ts";

/**
 * The account's buckets that other resources name, and those that AmazonSageMakerFullAccess opens: SageMaker's own default
 * buckets among them. A bucket that is named and not in the account's list is another account's, or gone.
 */
export default defineCollector({
  kind: "s3-bucket",
  label: "S3 buckets",
  scope: "global",
  volume: "live",
  arnType: "bucket",
  inEvents: { bucketName: "{}" },
  inRequests: { Bucket: "{name}" },
  madeBy: ["CreateBucket"],
  setBy: {
    Policy: { calls: ["PutBucketPolicy", "DeleteBucketPolicy"] },
    PolicyStatus: { calls: ["PutBucketPolicy", "DeleteBucketPolicy"] },
    PublicAccessBlock: { calls: ["PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock"] },
    Encryption: { calls: ["PutBucketEncryption", "DeleteBucketEncryption"] },
    Versioning: { calls: ["PutBucketVersioning"] },
    OwnershipControls: { calls: ["PutBucketOwnershipControls", "DeleteBucketOwnershipControls"] },
    Logging: { calls: ["PutBucketLogging"] },
    Acl: { calls: ["PutBucketAcl"] },
    ObjectLock: { calls: ["PutBucketObjectLockConfiguration", "PutObjectLockConfiguration"] },
    Tags: { calls: ["PutBucketTagging", "DeleteBucketTagging"] },
  },
  cloudFormation: "AWS::S3::Bucket",
  terraform: "aws_s3_bucket",
  console: "s3/buckets[/{name}]?region={region}&tab=permissions",
  actions: [
    "s3:ListBuckets",
    "s3:GetBucketLocation",
    "s3:GetBucketAcl",
    "s3:GetBucketEncryption",
    "s3:GetBucketLogging",
    "s3:GetBucketOwnershipControls",
    "s3:GetBucketPolicy",
    "s3:GetBucketPolicyStatus",
    "s3:GetBucketTagging",
    "s3:GetBucketVersioning",
    "s3:GetObjectLockConfiguration",
    "s3:GetPublicAccessBlock",
  ],
  parts: [
    "Acl",
    "Encryption",
    "Logging",
    "ObjectLock",
    "OwnershipControls",
    "Policy",
    "PolicyStatus",
    "PublicAccessBlock",
    "Tags",
    "Versioning",
  ],
  named: bucketIn,
  async *collect({ s3, names, partition, attempt, required, readEach }) {
    const ours: Bucket[] = [];
    for await (const page of pages(s3.listBuckets, { MaxBuckets: 1000 })) {
      for (const bucket of required(page.Buckets, "Buckets")) {
        const { Name = "", BucketRegion } = bucket;
        if (!names.has(Name) && !Name.includes("sagemaker")) continue;
        if (BucketRegion) ours.push(bucket);
        else {
          const location = await attempt(() => s3.getBucketLocation({ Bucket: Name }));
          ours.push({ ...bucket, ...(!(location instanceof CallFailed) && { BucketRegion: regionIn(location) }) });
        }
      }
    }
    yield* readEach(
      ours,
      ({ Name: name = "", BucketRegion }) => ({
        name,
        arn: `arn:${partition}:s3:::${name}`,
        ...(BucketRegion && { region: BucketRegion }),
      }),
      async (bucket, part) => {
        const the = { Bucket: bucket.Name };
        const home = bucket.BucketRegion;
        const inner = <Answer, Field extends keyof Answer & string>(
          operation: (input: typeof the, region?: string) => Promise<Answer>,
          field: Field,
        ) => {
          return async () => given(await operation(the, home), field);
        };
        return {
          ...bucket,
          Acl: await part("Acl", async () => answering(await s3.getBucketAcl(the, home), "Grants")),
          Encryption: await part("Encryption", inner(s3.getBucketEncryption, "ServerSideEncryptionConfiguration"), [
            "ServerSideEncryptionConfigurationNotFoundError",
          ]),
          Logging: await part("Logging", async () => (await s3.getBucketLogging(the, home)).LoggingEnabled ?? null),
          ObjectLock: await part("ObjectLock", inner(s3.getObjectLockConfiguration, "ObjectLockConfiguration"), [
            "ObjectLockConfigurationNotFoundError",
          ]),
          OwnershipControls: await part(
            "OwnershipControls",
            inner(s3.getBucketOwnershipControls, "OwnershipControls"),
            ["OwnershipControlsNotFoundError"],
          ),
          Policy: await part("Policy", inner(s3.getBucketPolicy, "Policy"), noPolicy),
          PolicyStatus: await part("PolicyStatus", inner(s3.getBucketPolicyStatus, "PolicyStatus"), noPolicy),
          PublicAccessBlock: await part(
            "PublicAccessBlock",
            inner(s3.getPublicAccessBlock, "PublicAccessBlockConfiguration"),
            ["NoSuchPublicAccessBlockConfiguration"],
          ),
          Tags: await part("Tags", inner(s3.getBucketTagging, "TagSet"), ["NoSuchTagSet"]),
          Versioning: await part("Versioning", () => s3.getBucketVersioning(the, home)),
        };
      },
    );
  },
  // Whom its policy lets in is nothing that it points at.
  follows: ({ Encryption, Logging }) => [Encryption, Logging?.TargetBucket && `s3://${Logging.TargetBucket}`],
});

const noPolicy = ["NoSuchBucketPolicy"];

/** Buckets of us-east-1 have no constraint, the oldest of eu-west-1 have `EU`. Source: S3 API reference, GetBucketLocation. */
function regionIn({ LocationConstraint }: GetBucketLocationOutput): string {
  return LocationConstraint === "EU" ? "eu-west-1" : LocationConstraint || "us-east-1";
}
