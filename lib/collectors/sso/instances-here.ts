import type { InstanceMetadata } from "@aws-sdk/client-sso-admin";
import { pages } from "#lib/aws/pages.ts";
import type { CollectContext } from "../define.ts";

/** Instances whose home this region is: a replica in another region is the same instance. */
export async function instancesHere({
  sso,
  region,
  required,
}: Pick<CollectContext, "sso" | "region" | "required">): Promise<InstanceMetadata[]> {
  const instances: InstanceMetadata[] = [];
  for await (const page of pages(sso.listInstances, { MaxResults: 100 })) {
    const known = required(page.Instances, "Instances");
    instances.push(...known.filter(({ PrimaryRegion = region }) => PrimaryRegion === region));
  }
  return instances;
}

/** `ssoins-7223b3f0a1c2d4e5` */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
