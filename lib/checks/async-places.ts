import type { InS3 } from "./bucket-is-owned.ts";

interface AsyncOutput {
  S3OutputPath?: string | undefined;
  S3FailurePath?: string | undefined;
}

/** Where answers that are fetched later are put, and requests that failed: of endpoint configs and of routers alike. */
export function asyncPlaces(output: AsyncOutput | undefined, at: string): InS3[] {
  return (["S3OutputPath", "S3FailurePath"] as const).map((field) => ({
    path: `${at}.${field}`,
    uri: output?.[field],
  }));
}
