/** The folder of a bucket in which CloudTrail keeps the logs of one account. */
export interface LogFolder {
  bucket: string;
  /** `[prefix/]AWSLogs/[o-…/]<account>/CloudTrail/`. Source: CloudTrail user guide, "Finding your CloudTrail log files". */
  folder: string;
}

const isFolder = /^(?:[^/]+\/)*AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?\d{12}\/CloudTrail\/$/;
/** `<region>/2026/11/27/<account>_CloudTrail_<region>_20261127T0930Z_<unique>.json.gz`: digests and Insights stand beside the folder. */
const isLog = /^[a-z]{2,5}(?:-[a-z]+)+-\d\/\d{4}\/\d\d\/\d\d\/[\w.-]{1,200}\.json\.gz$/;
/** Down to a region, a year, a month, a day. */
const isPart = /^(?:[a-z]{2,5}(?:-[a-z]+)+-\d\/(?:\d{4}\/(?:\d\d\/(?:\d\d\/)?)?)?)?$/;

/** True for a call that lists such a folder, or reads one log in it, and asks for nothing else. */
export function readsLogs(logs: LogFolder, action: string, input: object): boolean {
  const { Bucket, Key, Prefix, VersionId } = input as Partial<Record<string, unknown>>;
  if (Bucket !== logs.bucket || !isFolder.test(logs.folder)) return false;
  const within = (text: unknown) =>
    typeof text === "string" && text.startsWith(logs.folder) ? text.slice(logs.folder.length) : undefined;
  if (action === "s3:ListObjectsV2") return isPart.test(within(Prefix) ?? "-");
  return action === "s3:GetObject" && VersionId === undefined && isLog.test(within(Key) ?? "-");
}
