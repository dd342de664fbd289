import type { LogFolder } from "#lib/aws/log-folder.ts";

/** Where a trail keeps its logs, as somebody who allows them to be read says it. */
export interface TrailLogs {
  bucket: string;
  /** As the trail has it, without slashes around it. */
  prefix?: string | undefined;
  /** The bucket's. */
  region: string;
  /** `o-…`: of a trail of an organization. */
  organizationId?: string | undefined;
  /** ARN of the key that the logs are encrypted with, where that is not S3's own. */
  kmsKey?: string | undefined;
}

/** The folder of one account. Source: CloudTrail user guide, "Finding your CloudTrail log files". */
export function folderOf({ bucket, prefix, organizationId }: TrailLogs, account: string): LogFolder {
  const parts = [prefix, "AWSLogs", organizationId, account, "CloudTrail"].filter(Boolean);
  return { bucket, folder: `${parts.join("/")}/` };
}

/** The name under which the store remembers how far they were read. */
export function placeOf(logs: TrailLogs, account: string): string {
  const { bucket, folder } = folderOf(logs, account);
  return `s3://${bucket}/${folder}`;
}

const dayMs = 24 * 60 * 60_000;

/** `us-east-1/2026/11/27/`, in the folder, of `2026-11-27`. */
export function dayFolder(region: string, day: string): string {
  return `${region}/${day.replaceAll("-", "/")}/`;
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** When the day (`2026-11-27`) ends, ms. */
export function endOf(day: string): number {
  return Date.parse(day) + dayMs;
}
