/**
 * Whether a path leads to a directory bucket of S3 Express One Zone: `name--use1-az4--x-s3`, for which SageMaker supports
 * no KMS key. Source: S3 user guide, "Directory bucket naming rules"; API reference, OutputDataConfig.
 */
export function isDirectoryBucket(path: string | undefined): boolean {
  return /^s3:\/\/[^/]+--x-s3(?:\/|$)/.test(path ?? "");
}
