import { anyDnsSuffix } from "#lib/readings/partitions.ts";

/**
 * The id of the file system that a text means: in a field of that name, as its ARN or its address. Ids do not say whether it is
 * of EFS or of FSx. Sources: EFS user guide, "Mounting with DNS name"; FSx for Lustre user guide, "Mounting from an instance".
 */
export function fileSystemIn(text: string, field: string): string | undefined {
  if (field.endsWith("FileSystemId")) return /^fs-[0-9a-f]{8,40}$/.exec(text)?.[0];
  return (address.exec(text) ?? arn.exec(text))?.[1];
}

const address = new RegExp(`^(fs-[0-9a-f]{8,40})\\.(?:efs|fsx)\\.[\\w-]+\\.${anyDnsSuffix}$`);
const arn = /^arn:[\w-]+:(?:elasticfilesystem|fsx):[\w-]+:\d{12}:file-system\/(fs-[0-9a-f]{8,40})$/;
