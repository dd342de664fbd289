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
