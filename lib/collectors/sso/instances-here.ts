import type { InstanceMetadata } from "@aws-sdk/client-sso-admin";
import { whole } from "#lib/aws/pages.ts";
import type { CollectContext } from "../define.ts";

/**
 * Instances whose home this region is: a replica in another region is the same instance, and is read where that is at home. Whether
 * that region is read is not known here: so the coverage says where to look.
 */
export async function instancesHere({
  sso,
  region,
  leftOut,
}: Pick<CollectContext, "sso" | "region" | "leftOut">): Promise<InstanceMetadata[]> {
  const known = await whole(sso.listInstances, { MaxResults: 100 }, "Instances");
  const elsewhere = new Set(
    known.flatMap(({ PrimaryRegion = region }) => (PrimaryRegion === region ? [] : PrimaryRegion)),
  );
  if (elsewhere.size > 0) {
    const places = [...elsewhere].join(", ");
    leftOut(`Identity Center is a replica here: it is read in its primary region, ${places}, and only there.`);
  }
  return known.filter(({ PrimaryRegion = region }) => PrimaryRegion === region);
}

/** `ssoins-7223b3f0a1c2d4e5` */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
