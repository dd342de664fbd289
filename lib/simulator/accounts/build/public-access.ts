import { publicAccessBlocks, publicAccessExclusions } from "#lib/simulator/shelves/ec2.ts";
import { arnOf, at, ec2Id, type Site } from "./site.ts";
import type { Network } from "./vpc.ts";

interface BlockSpec {
  daysAgo: number;
  mode: "block-bidirectional" | "block-ingress";
  /** A VPC that keeps its way to the internet and back. */
  except: Network;
}

/** No way through the internet gateways of a region's networks, but of one that was left out. */
export function blockPublicAccess(site: Site, { daysAgo, mode, except }: BlockSpec): void {
  const since = at(site, daysAgo, "09:40:00");
  publicAccessBlocks.put(site.content, {
    AwsAccountId: site.account,
    AwsRegion: site.region,
    State: "update-complete",
    InternetGatewayBlockMode: mode,
    Reason: "",
    LastUpdateTimestamp: since,
    ManagedBy: "account",
    ExclusionsAllowed: "allowed",
  });
  publicAccessExclusions.put(site.content, {
    ExclusionId: ec2Id(site, "vpcbpa-exclude", except.VpcId),
    InternetGatewayExclusionMode: "allow-bidirectional",
    ResourceArn: arnOf(site, "ec2", `vpc/${except.VpcId}`),
    State: "create-complete",
    Reason: "",
    CreationTimestamp: since,
    LastUpdateTimestamp: since,
    Tags: [],
  });
  const { vpcs, subnets } = site.content.ec2;
  for (const one of [...vpcs, ...subnets]) {
    if (one.VpcId !== except.VpcId) one.BlockPublicAccessStates = { InternetGatewayBlockMode: mode };
  }
}
