import type { FirewallPolicy, LoggingConfiguration } from "@aws-sdk/client-network-firewall";
import { firewallPolicies, firewalls } from "#lib/simulator/shelves/network-firewall.ts";
import { hexOf } from "./random.ts";
import { arnOf, ec2Id, type Site } from "./site.ts";
import { tagsOf } from "./tags.ts";
import type { Net, Network } from "./vpc.ts";

interface FirewallSpec {
  name: string;
  subnets: readonly Net[];
  policy: FirewallPolicy;
  /** Against deletion, and against other subnets or another policy. */
  guarded?: boolean;
  logging?: LoggingConfiguration;
  tags?: Record<string, string>;
}

const idOf = (digits: string) =>
  [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");

/** A firewall with a policy of its own, and an endpoint in each of its subnets. */
export function firewall(site: Site, network: Network, spec: FirewallSpec): void {
  const { name, subnets, policy, guarded = false, logging, tags = {} } = spec;
  const FirewallPolicyName = `${name}-policy`;
  const FirewallPolicyArn = arnOf(site, "network-firewall", `firewall-policy/${FirewallPolicyName}`);
  firewallPolicies.put(site.content, {
    FirewallPolicyName,
    FirewallPolicyArn,
    FirewallPolicyId: idOf(hexOf(`${site.region} ${FirewallPolicyName}`, 32)),
    policy,
  });
  const attached = subnets.map(({ SubnetId, AvailabilityZone = "" }) => [
    AvailabilityZone,
    { Attachment: { SubnetId, EndpointId: ec2Id(site, "vpce", `${name} ${SubnetId}`), Status: "READY" as const } },
  ]);
  firewalls.put(site.content, {
    FirewallName: name,
    FirewallArn: arnOf(site, "network-firewall", `firewall/${name}`),
    FirewallId: idOf(hexOf(`${site.region} ${name}`, 32)),
    FirewallPolicyArn,
    VpcId: network.VpcId,
    SubnetMappings: subnets.map(({ SubnetId }) => ({ SubnetId, IPAddressType: "IPV4" })),
    DeleteProtection: guarded,
    SubnetChangeProtection: guarded,
    FirewallPolicyChangeProtection: guarded,
    EncryptionConfiguration: { Type: "AWS_OWNED_KMS_KEY", KeyId: "AWS_OWNED_KMS_KEY" },
    NumberOfAssociations: 0,
    Tags: tagsOf(tags),
    status: {
      Status: "READY",
      ConfigurationSyncStateSummary: "IN_SYNC",
      SyncStates: Object.fromEntries(attached),
      CapacityUsageSummary: { CIDRs: { AvailableCIDRCount: 1_000_000, UtilizedCIDRCount: 0, IPSetReferences: {} } },
    },
    ...(logging && { logging }),
  });
}
