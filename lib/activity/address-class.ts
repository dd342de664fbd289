import { BlockList, isIP } from "node:net";
import type { AddressClass } from "#lib/filters/activity.ts";
import { anyDnsSuffix } from "#lib/readings/partitions.ts";

/** Sources: RFC 1918, RFC 6598 (addresses shared by carriers), RFC 3927, RFC 4193, RFC 4291. */
const ours = new BlockList();
for (const [network, prefix] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["127.0.0.0", 8],
] as const) {
  ours.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["fc00::", 7],
  ["fe80::", 10],
  ["::1", 128],
] as const) {
  ours.addSubnet(network, prefix, "ipv6");
}

const service = new RegExp(`^(?:AWS Internal\\b.*|(?:[a-z\\d-]+\\.)+${anyDnsSuffix})$`, "i");

/**
 * Whence a call came, from `sourceIPAddress`: an address, the host name of a service, or `AWS Internal`.
 * Source: CloudTrail user guide, "CloudTrail record contents".
 */
export function addressClassOf(address: string, vpcEndpoint: string | null): AddressClass {
  if (service.test(address)) return "aws";
  const version = isIP(address);
  if (version === 0) return "unknown";
  if (vpcEndpoint !== null || ours.check(address, version === 4 ? "ipv4" : "ipv6")) return "private";
  return "public";
}
