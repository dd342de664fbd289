import type { Statement } from "#lib/analysis/iam/policy.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { isServiceRead } from "./reading.ts";

/**
 * Actions whose calls CloudTrail's event history does not have: data events, which a trail records only where it is told to, and calls that
 * CloudTrail does not record or that are left out here (lib/activity/sources.ts). Patterns, in lower case.
 * Sources: CloudTrail user guide, "Logging data events"; SageMaker developer guide, "Logging Amazon SageMaker AI API calls"; KMS developer
 * guide, "Logging AWS KMS API calls"; S3 user guide, "Amazon S3 CloudTrail events".
 */
const unseen: readonly string[] = [
  ...[
    "sagemaker:invoke*",
    "sagemaker:callwithbearertoken",
    "sagemaker:call*api",
    "sagemaker:*getrecord",
    "sagemaker:putrecord",
  ],
  ...[
    "sagemaker:deleterecord",
    "sagemaker:batch*metrics",
    "sagemaker:*mlflow*api",
    "sagemaker:sendheartbeat",
    "sagemaker:getdeviceregistration",
  ],
  ...["s3:*object*", "s3:listbucket", "s3:listbucketversions", "s3:listbucketmultipartuploads", "s3:*multipartupload*"],
  ...[
    "kms:decrypt",
    "kms:encrypt",
    "kms:reencrypt*",
    "kms:generate*",
    "kms:sign",
    "kms:verify*",
    "kms:creategrant",
    "kms:retiregrant",
  ],
  ...["logs:putlogevents", "logs:createlogstream", "logs:deletelogstream", "logs:getlog*", "logs:filterlogevents"],
  ...["cloudwatch:putmetricdata", "dynamodb:*item*", "dynamodb:query", "dynamodb:scan", "lambda:invoke*"],
  ...[
    "sqs:*message*",
    "sns:publish*",
    "elasticfilesystem:client*",
    "bedrock:invoke*",
    "bedrock:converse*",
    "ssm:*channel",
    "ec2messages:*",
  ],
  ...["ecr:initiatelayerupload", "ecr:uploadlayerpart", "ecr:completelayerupload", "ssmmessages:*"],
];

/** Whether the calls of an action can be in the history. */
export function isUnseen(action: string): boolean {
  const wanted = action.toLowerCase();
  return unseen.some((pattern) => matches(pattern, wanted));
}

export const blindnesses = ["none", "part", "all"] as const;
export type Blindness = (typeof blindnesses)[number];

/** How much of what a statement denies the history does not have: none of it, a part, or all. */
export function blindnessOf({ actions }: Pick<Statement, "actions">): Blindness {
  if (actions.inverted) return "part";
  const each = actions.listed.map((pattern): Blindness => {
    const own = pattern.toLowerCase();
    const service = own.split(":")[0] ?? "";
    if (/[*?]/.test(service)) return "part";
    if (!isServiceRead(service)) return "all";
    if (unseen.some((one) => matches(one, own))) return "all";
    return unseen.some((one) => matches(own, one.replaceAll("*", "x"))) ? "part" : "none";
  });
  if (each.every((one) => one === "all")) return "all";
  return each.every((one) => one === "none") ? "none" : "part";
}
