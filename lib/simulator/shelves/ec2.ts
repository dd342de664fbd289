import type {
  ManagedPrefixList,
  NetworkInterface,
  PrefixListEntry,
  VpcBlockPublicAccessExclusion,
  VpcBlockPublicAccessOptions,
} from "@aws-sdk/client-ec2";
import { shelf } from "../shelf.ts";

/** Those that AWS has for S3 are in three regions without being put there. */
export interface SimulatedPrefixList extends ManagedPrefixList {
  entries: PrefixListEntry[];
}

export const prefixLists = shelf<SimulatedPrefixList>("ec2 prefix-lists");

/** Beside those that notebooks, Studio domains and endpoints have, which follow from these. */
export const networkInterfaces = shelf<NetworkInterface>("ec2 network-interfaces");

/** At most one in a region; without it, the region's is off, as it is at first. */
export const publicAccessBlocks = shelf<VpcBlockPublicAccessOptions>("ec2 public-access-blocks");
export const publicAccessExclusions = shelf<VpcBlockPublicAccessExclusion>("ec2 public-access-exclusions");
