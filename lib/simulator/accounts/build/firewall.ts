import type { FirewallPolicy, LoggingConfiguration } from "@aws-sdk/client-network-firewall";
import { firewallPolicies, firewalls } from "#lib/simulator/shelves/network-firewall.ts";
import { seededRandom } from "./random.ts";
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

/** A firewall with a policy of its own, and an endpoint in each of its subnets. */
export function firewall(site: Site, network: Network, spec: FirewallSpec): void {
  const { name, subnets, policy, guarded = false, logging, tags = {} } = spec;
  const FirewallPolicyName = `${name}-policy`;
  const FirewallPolicyArn = arnOf(site, "network-firewall", `firewall-policy/${FirewallPolicyName}`);
  firewallPolicies.put(site.content, {
    FirewallPolicyName,
    FirewallPolicyArn,
    FirewallPolicyId: seededRandom(`${site.region} ${FirewallPolicyName}`).uuid(),
    policy,
  });
  const attached = subnets.map(({ SubnetId, AvailabilityZone = "" }) => [
    AvailabilityZone,
    { Attachment: { SubnetId, EndpointId: ec2Id(site, "vpce", `${name} ${SubnetId}`), Status: "READY" as const } },
  ]);
  firewalls.put(site.content, {
    FirewallName: name,
    FirewallArn: arnOf(site, "network-firewall", `firewall/${name}`),
    FirewallId: seededRandom(`${site.region} ${name}`).uuid(),
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
