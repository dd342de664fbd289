import type { Tag } from "@aws-sdk/client-ec2";

/** EC2 resources have no name of their own; the console shows their `Name` tag. */
export function nameTag(tags: Tag[] | undefined): string | undefined {
  return tags?.find((tag) => tag.Key === "Name")?.Value || undefined;
}
