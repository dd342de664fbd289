import { catalog, type QueryPlace } from "#lib/activity/queries/place.ts";
import { folderOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { formatArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import type { NarrowStatement, PolicyDocument } from "./policy.ts";

/**
 * What asking longer history of one account takes, beside the policies of every account. Athena reads the logs with the rights of whoever
 * asks, and Glue says what the table is. Sources: Athena user guide, "Example IAM permissions policies", "Managed query results";
 * CloudTrail user guide, "Identity-based policies for CloudTrail Lake".
 * @param logs where the logs of the table lie; where nobody named them, what reading them takes is left out
 */
export function eventQueryPolicy(place: QueryPlace, account: string, logs: TrailLogs | undefined): PolicyDocument {
  const Statement =
    "athena" in place ? athenaStatements(place.athena, account, logs) : [lakeStatement(place.eventDataStore)];
  return { Version: "2012-10-17", Statement };
}

function lakeStatement(arn: string): NarrowStatement {
  return {
    Sid: "SagewardenAskEventDataStore",
    Effect: "Allow",
    Action: ["CancelQuery", "DescribeQuery", "GetEventDataStore", "GetQueryResults", "StartQuery"].map(
      (one) => `cloudtrail:${one}`,
    ),
    Resource: arn,
  };
}

function athenaStatements(
  { region, workgroup, database, table, results }: Extract<QueryPlace, { athena: unknown }>["athena"],
  account: string,
  logs: TrailLogs | undefined,
): NarrowStatement[] {
  const partition = partitionOf(region);
  const arn = (service: string, resource: string) => formatArn({ partition, service, region, account, resource });
  const bucketArn = (bucket: string) => `arn:${partition}:s3:::${bucket}`;
  const statements: NarrowStatement[] = [
    {
      Sid: "SagewardenAskAthena",
      Effect: "Allow",
      Action: [
        ...["GetQueryExecution", "GetQueryResults", "GetQueryResultsStream", "GetWorkGroup"],
        ...["StartQueryExecution", "StopQueryExecution"],
      ].map((one) => `athena:${one}`),
      Resource: arn("athena", `workgroup/${workgroup}`),
    },
    {
      Sid: "SagewardenReadTableMetadata",
      Effect: "Allow",
      Action: ["athena:GetTableMetadata"],
      Resource: arn("athena", `datacatalog/${catalog}`),
    },
    {
      Sid: "SagewardenReadTable",
      Effect: "Allow",
      Action: ["glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable"],
      Resource: [
        arn("glue", "catalog"),
        arn("glue", `database/${database}`),
        arn("glue", `table/${database}/${table}`),
      ],
    },
  ];
  if (logs) {
    const { bucket, folder } = folderOf(logs, account);
    statements.push(
      {
        Sid: "SagewardenFindLogsOfTable",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation"],
        Resource: bucketArn(bucket),
      },
      {
        Sid: "SagewardenListLogsOfTable",
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: bucketArn(bucket),
        Condition: { StringLike: { "s3:prefix": `${folder}*` } },
      },
      {
        Sid: "SagewardenReadLogsOfTable",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: `${bucketArn(bucket)}/${folder}*`,
      },
    );
  }
  const [, resultsBucket, resultsFolder = ""] = /^s3:\/\/([^/]+)\/(.*)$/.exec(results ?? "") ?? [];
  if (resultsBucket) {
    statements.push(
      {
        Sid: "SagewardenFindResults",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
        Resource: bucketArn(resultsBucket),
      },
      {
        Sid: "SagewardenKeepResults",
        Effect: "Allow",
        Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
        Resource: `${bucketArn(resultsBucket)}/${resultsFolder}*`,
      },
    );
  }
  return statements;
}
