import { parseArn } from "#lib/readings/arn.ts";

/** A resource an event is about. */
export interface Attribution {
  arn: string;
  kind: string;
}

/**
 * Services in which two names may differ by case alone. Sources: their API references, on names and aliases.
 */
const tellsCase: ReadonlySet<string> = new Set([
  ...["cloudwatch", "cognito-idp", "events", "kms", "lambda", "logs", "s3", "scheduler", "secretsmanager", "sns"],
  ...["cloudtrail", "iot", "greengrass"],
]);

/**
 * SageMaker lower-cases names in most ARNs, but not in all, and IAM has no two names that differ by case alone: two ARNs are the same
 * resource when their keys are equal.
 */
export function activityKey(arn: string): string {
  return tellsCase.has(parseArn(arn)?.service ?? "") ? arn : arn.toLowerCase();
}
