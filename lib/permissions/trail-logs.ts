import { folderOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { dnsSuffixOf, partitionOf } from "#lib/readings/partitions.ts";
import type { NarrowStatement, PolicyDocument } from "./policy.ts";

/**
 * What reading the logs of one account's trail takes beside the policies of every account: they let nobody read an object. Where the
 * bucket or the key is another account's, its own policy has to let the role in besides.
 */
function trailLogStatements(logs: TrailLogs, account: string): NarrowStatement[] {
  const partition = partitionOf(logs.region);
  const { bucket, folder } = folderOf(logs, account);
  const statements: NarrowStatement[] = [
    {
      Sid: "SagewardenListTrailLogs",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: `arn:${partition}:s3:::${bucket}`,
      Condition: { StringLike: { "s3:prefix": `${folder}*` } },
    },
    {
      Sid: "SagewardenReadTrailLogs",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: `arn:${partition}:s3:::${bucket}/${folder}*`,
    },
  ];
  if (logs.kmsKey !== undefined) {
    statements.push({
      Sid: "SagewardenDecryptTrailLogs",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: logs.kmsKey,
      // S3 asks for it, on behalf of whoever reads the object, and nobody else may.
      Condition: { StringEquals: { "kms:ViaService": `s3.${logs.region}.${dnsSuffixOf(logs.region)}` } },
    });
  }
  return statements;
}

/** The same as a document of its own. */
export function trailLogPolicy(logs: TrailLogs, account: string): PolicyDocument {
  return { Version: "2012-10-17", Statement: trailLogStatements(logs, account) };
}
