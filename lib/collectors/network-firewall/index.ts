import networkFirewall from "./network-firewall.ts";

export const networkFirewallCollectors = [networkFirewall] as const;
