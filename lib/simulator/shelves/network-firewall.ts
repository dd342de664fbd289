import type { Firewall, FirewallPolicy, FirewallStatus, LoggingConfiguration } from "@aws-sdk/client-network-firewall";
import { shelf } from "../shelf.ts";

export interface SimulatedFirewall extends Firewall {
  FirewallName: string;
  FirewallArn: string;
  status: FirewallStatus;
  /** Left out, it logs nothing. */
  logging?: LoggingConfiguration;
}

export interface SimulatedFirewallPolicy {
  FirewallPolicyName: string;
  FirewallPolicyArn: string;
  FirewallPolicyId: string;
  policy: FirewallPolicy;
}

export const firewalls = shelf<SimulatedFirewall>("network-firewall firewalls");
export const firewallPolicies = shelf<SimulatedFirewallPolicy>("network-firewall policies");
