export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  /** Everything after the account: `role/path/name`, `notebook-instance/nb`. */
  resource: string;
}

/** Splits an ARN; undefined when the text is not one. Source: IAM user guide, "Amazon Resource Names". */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...resource] = text.split(":");
  if (arn !== "arn" || !partition || !service || resource.length === 0) return undefined;
  return { partition, service, region: region ?? "", account: account ?? "", resource: resource.join(":") };
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** How the regions of each partition begin that is not the public one. */
const partitions: readonly (readonly [begins: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** The partition a region belongs to, as the SDK has it: a test holds the two together, and browsers need no SDK. */
export function partitionOf(region: string): string {
  return partitions.find(([begins]) => region.startsWith(begins))?.[1] ?? "aws";
}
