import type { BucketPlace } from "#lib/delivery/destination.ts";
import { dnsSuffixOf, partitionOf } from "#lib/readings/partitions.ts";
import type { PolicyDocument } from "./policy.ts";

/**
 * What bringing reports to a bucket takes, beside the policies of every account and apart from them: to add objects below the prefix.
 * Where the bucket or the key is another account's, its own policy has to let the role in besides. Source: S3 user guide, "Required
 * permissions for Amazon S3 API operations" and "Using server-side encryption with AWS KMS keys".
 */
export function deliverPolicy({ bucket, region, prefix = "", kmsKey }: BucketPlace): PolicyDocument {
  const partition = partitionOf(region);
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "SagewardenDeliverReports",
        Effect: "Allow",
        Action: ["s3:PutObject"],
        Resource: `arn:${partition}:s3:::${bucket}/${prefix}*`,
      },
      ...(kmsKey === undefined
        ? []
        : [
            {
              Sid: "SagewardenEncryptReports",
              Effect: "Allow" as const,
              Action: ["kms:GenerateDataKey"],
              Resource: kmsKey,
              // S3 asks for it, on behalf of whoever puts the object there, and nobody else may.
              Condition: { StringEquals: { "kms:ViaService": `s3.${region}.${dnsSuffixOf(region)}` } },
            },
          ]),
    ],
  };
}
