import { permissionFor } from "#lib/aws/services.ts";
import { objectActions } from "./object-actions.ts";

/** Event sources whose first label is not what IAM calls the service. Source: Service Authorization Reference. */
const prefixes: Readonly<Record<string, string>> = {
  "monitoring.amazonaws.com": "cloudwatch",
  "tagging.amazonaws.com": "tag",
  "runtime.sagemaker.amazonaws.com": "sagemaker",
  "featurestore-runtime.sagemaker.amazonaws.com": "sagemaker",
  "metrics.sagemaker.amazonaws.com": "sagemaker",
  "email.amazonaws.com": "ses",
  "models.lex.amazonaws.com": "lex",
};

/** Sources of what is no request that a policy is asked about. */
const noRequests = /^(signin|health|sso-directory|signin\.aws)\./;

/**
 * Events whose permission has another name, beside those of lib/aws/services.ts: there by operations that are called here, here also what
 * trails write. Source: Service Authorization Reference, "Amazon S3", "Actions"; S3 user guide, "Amazon S3 CloudTrail events".
 */
const permissions: Readonly<Record<string, string>> = {
  ...named("s3:GetObject", "HeadObject", "SelectObjectContent"),
  ...named(
    "s3:PutObject",
    ...["CopyObject", "CreateMultipartUpload", "UploadPart", "UploadPartCopy", "CompleteMultipartUpload", "PostObject"],
  ),
  ...named("s3:DeleteObject", "DeleteObjects"),
  ...named("s3:ListBucket", "ListObjects", "ListObjectsV2"),
  ...named("s3:ListBucketVersions", "ListObjectVersions"),
  ...named("s3:ListBucketMultipartUploads", "ListMultipartUploads"),
  ...named("s3:ListMultipartUploadParts", "ListParts"),
  ...named(
    "s3:PutLifecycleConfiguration",
    "PutBucketLifecycle",
    "PutBucketLifecycleConfiguration",
    "DeleteBucketLifecycle",
  ),
  ...named("s3:PutEncryptionConfiguration", "DeleteBucketEncryption"),
  ...named("s3:PutReplicationConfiguration", "PutBucketReplication", "DeleteBucketReplication"),
  ...named("s3:PutBucketCORS", "PutBucketCors", "DeleteBucketCors"),
  ...named("s3:GetBucketCORS", "GetBucketCors"),
  ...named("s3:PutBucketPublicAccessBlock", "PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock"),
  ...named("s3:GetLifecycleConfiguration", "GetBucketLifecycle"),
};

function named(permission: string, ...events: string[]): Record<string, string> {
  return Object.fromEntries(events.map((event) => [`${permission.split(":")[0]}:${event}`, permission]));
}

/** The service of an event source, as IAM calls it; undefined where no policy has a say. */
export function serviceOf(source: string): string | undefined {
  if (noRequests.test(source)) return undefined;
  const known = Object.hasOwn(prefixes, source) ? prefixes[source] : undefined;
  return known ?? /^([\w-]+)\.amazonaws\.com/.exec(source)?.[1];
}

/** The IAM action that an event was asked for, `sagemaker:CreateModel`; undefined where no policy has a say. */
export function actionOf({ source, name }: { source: string; name: string }): string | undefined {
  const service = serviceOf(source);
  if (service === undefined || !/^[A-Za-z]\w*$/.test(name)) return undefined;
  // Lambda's events have the version of its API at the end.
  const operation = service === "lambda" ? name.replace(/20\d{6}(v\d+)?$/, "") : name;
  const asked = `${service}:${operation}`;
  return (Object.hasOwn(permissions, asked) ? permissions[asked] : undefined) ?? permissionFor(asked);
}

/** All that events by this name may be asked for: of S3 a call's parameters say which. */
export function actionsOf(event: { source: string; name: string }): string[] {
  const action = actionOf(event);
  if (action === undefined) return [];
  return [action, ...(serviceOf(event.source) === "s3" ? objectActions(event.name) : [])];
}

/** The event sources of a service, by what IAM calls it. */
export function sourcesOfService(service: string): string[] {
  const others = Object.entries(prefixes).flatMap(([source, own]) => (own === service ? [source] : []));
  return [`${service}.amazonaws.com`, `${service}.amazonaws.com.cn`, ...others];
}
