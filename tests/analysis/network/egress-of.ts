import { type Attachment, egressOf } from "#lib/analysis/network/egress.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { inventoryOf, reading, region } from "#tests/support/test-check.ts";
import { type cloud, endpoint, group, subnet } from "./cloud.ts";

/** Of a subnet with IPv6 addresses. */
export const ipv6 = {
  Ipv6CidrBlockAssociationSet: [
    { Ipv6CidrBlock: "2600:1f18::/64", Ipv6CidrBlockState: { State: "associated" as const } },
  ],
};
/** Of a VPC under Block Public Access. */
export const blocked = (mode: "block-bidirectional" | "block-ingress" | "off") => ({
  BlockPublicAccessStates: { InternetGatewayBlockMode: mode },
});

/** What a workload of the group in the subnet may reach. */
export function egress(readings: Reading[], more: Partial<Attachment> = {}, blind: Kind[] = []) {
  const attachment = { subnets: [subnet], securityGroups: [group], addressing: "ipv4" as const, ...more };
  return egressOf(attachment, inventoryOf([...readings, ...ofServices], blind), region);
}

/** The S3 gateway that prefix list pl-0a leads to, that list, and an inspecting load balancer's endpoint. */
const ofServices = [
  reading("managed-prefix-list", "pl-0a", { PrefixListId: "pl-0a", Entries: [{ Cidr: "52.216.0.0/15" }] }),
  endpoint("vpce-0a", `com.amazonaws.${region}.s3`, { VpcEndpointType: "Gateway" }),
  endpoint("vpce-0b", "com.amazonaws.vpce.us-east-1.vpce-svc-0a", { VpcEndpointType: "GatewayLoadBalancer" }),
];

export type Parts = Parameters<typeof cloud>[0];
