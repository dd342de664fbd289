import type { SimulatedBucket } from "#lib/simulator/account.ts";
import { allow, deny, policy, type Statement } from "./policies.ts";
import { at, type Frame } from "./site.ts";

interface BucketSpec extends Pick<SimulatedBucket, "Grants" | "ObjectLock" | "PublicAccessBlock"> {
  name: string;
  region: string;
  createdDaysAgo?: number;
  /** ARN or alias of a KMS key; S3's own keys otherwise. */
  key?: string | undefined;
  versioned?: boolean;
  logsTo?: string;
  /** None: ACLs are off, as for every bucket since April 2023. */
  aclsCount?: boolean;
  policy?: readonly Statement[];
  tags?: Record<string, string>;
}

/** As the console sets it. */
export const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

export function bucket(frame: Frame, spec: BucketSpec): SimulatedBucket {
  const { name, region, createdDaysAgo = 700, key, versioned, logsTo, aclsCount, tags } = spec;
  return {
    Name: name,
    BucketRegion: region,
    CreationDate: at(frame, createdDaysAgo, "09:14:22"),
    ObjectOwnership: aclsCount ? "ObjectWriter" : "BucketOwnerEnforced",
    ...(key && {
      Encryption: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key },
            BucketKeyEnabled: true,
          },
        ],
      },
    }),
    ...(versioned && { Versioning: { Status: "Enabled" } }),
    ...(logsTo && { Logging: { TargetBucket: logsTo, TargetPrefix: `${name}/` } }),
    ...(spec.policy && { Policy: policy(...spec.policy) }),
    ...(spec.Grants && { Grants: spec.Grants }),
    ...(spec.ObjectLock && { ObjectLock: spec.ObjectLock }),
    ...(spec.PublicAccessBlock && { PublicAccessBlock: spec.PublicAccessBlock }),
    ...(tags && { TagSet: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  };
}

function arnsOf({ partition }: Frame, name: string): string[] {
  return [`arn:${partition}:s3:::${name}`, `arn:${partition}:s3:::${name}/*`];
}

/** Source: S3 user guide, "Enforce encryption of data in transit". */
export function tlsOnly(frame: Frame, name: string, resources = arnsOf(frame, name)): Statement {
  const statement = deny("s3:*", resources, { Bool: { "aws:SecureTransport": "false" } });
  return { Sid: "TlsOnly", ...statement, Principal: "*" };
}

export function openTo(frame: Frame, name: string, account: string): Statement {
  const Principal = { AWS: `arn:${frame.partition}:iam::${account}:root` };
  return { Sid: "Support", ...allow(["s3:GetObject", "s3:ListBucket"], arnsOf(frame, name)), Principal };
}

/** @param place a bucket, or what lies under a key of it. */
export function writtenBy(frame: Frame, place: string, account: string): Statement {
  const Principal = { AWS: `arn:${frame.partition}:iam::${account}:root` };
  return { Sid: "Scripts", ...allow("s3:PutObject", arnsOf(frame, place).slice(1)), Principal };
}

export function openToAll(frame: Frame, name: string): Statement {
  return { Sid: "PublicRead", ...allow("s3:GetObject", arnsOf(frame, name).slice(1)), Principal: "*" };
}
