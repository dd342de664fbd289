import type { SimulatedRegion } from "./account.ts";
import { kinds, type SimulatedSageMaker } from "./kinds/index.ts";

/** Regions every account of the partition has; others have to be opted into. Source: EC2 user guide, "Available Regions". */
const withoutOptIn = new Set(
  `us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1
   ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2`.split(/\s+/),
);

export function regionStatus(name: string, enabled: boolean): string {
  if (!enabled) return "not-opted-in";
  return withoutOptIn.has(name) || /^(cn|us-gov)-/.test(name) ? "opt-in-not-required" : "opted-in";
}

export function regionDomain(partition: string): string {
  return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

/** A region that is enabled and holds nothing. */
export function emptyRegion(name: string): SimulatedRegion {
  return {
    name,
    // Each kind has its collection.
    sagemaker: Object.fromEntries(kinds.map(({ collection }) => [collection, []])) as unknown as SimulatedSageMaker,
    ec2: {
      vpcs: [],
      subnets: [],
      routeTables: [],
      securityGroups: [],
      natGateways: [],
      internetGateways: [],
      networkAcls: [],
      flowLogs: [],
      vpcEndpoints: [],
    },
    kms: { keys: [] },
    events: [],
  };
}
