import type {
  DescribeFirewallPolicyRequest,
  DescribeFirewallPolicyResponse,
  DescribeFirewallRequest,
  DescribeFirewallResponse,
  DescribeLoggingConfigurationRequest,
  DescribeLoggingConfigurationResponse,
  ListFirewallsRequest,
  ListFirewallsResponse,
} from "@aws-sdk/client-network-firewall";
import * as client from "@aws-sdk/client-network-firewall";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import {
  firewallPolicies,
  firewalls,
  type SimulatedFirewall,
  type SimulatedFirewallPolicy,
} from "../shelves/network-firewall.ts";
import { listOf, oneOf } from "./shelved.ts";

/** Either will do. Source: Network Firewall API reference. */
interface OfFirewall {
  FirewallName?: string | undefined;
  FirewallArn?: string | undefined;
}

const isFirewall = ({ FirewallName, FirewallArn }: SimulatedFirewall, input: OfFirewall) =>
  input.FirewallArn === undefined ? FirewallName === input.FirewallName : FirewallArn === input.FirewallArn;

function missing(named: string | undefined): AwsError {
  return new AwsError("ResourceNotFoundException", `Resource not found: ${named}`);
}

const noFirewall = ({ FirewallName, FirewallArn }: OfFirewall) => missing(FirewallArn ?? FirewallName);

export const networkFirewall: Service = {
  name: "network-firewall",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    ListFirewalls: listOf<SimulatedFirewall, ListFirewallsRequest, ListFirewallsResponse>(firewalls, {
      items: "Firewalls",
      token: ["NextToken", "NextToken"],
      size: ["MaxResults", 100],
      matches: ({ VpcId = "" }, { VpcIds }) => VpcIds?.includes(VpcId) ?? true,
      shown: ({ FirewallName, FirewallArn }) => ({ FirewallName, FirewallArn }),
    }),
    DescribeFirewall: oneOf<SimulatedFirewall, DescribeFirewallRequest, DescribeFirewallResponse>(firewalls, {
      is: isFirewall,
      missing: noFirewall,
      answer: ({ status, logging: _logging, ...firewall }) => ({
        Firewall: firewall,
        FirewallStatus: status,
        UpdateToken: firewall.FirewallId ?? "",
      }),
    }),
    DescribeLoggingConfiguration: oneOf<
      SimulatedFirewall,
      DescribeLoggingConfigurationRequest,
      DescribeLoggingConfigurationResponse
    >(firewalls, {
      is: isFirewall,
      missing: noFirewall,
      answer: ({ FirewallArn, logging }) => ({
        FirewallArn,
        EnableMonitoringDashboard: false,
        ...(logging && { LoggingConfiguration: logging }),
      }),
    }),
    DescribeFirewallPolicy: oneOf<
      SimulatedFirewallPolicy,
      DescribeFirewallPolicyRequest,
      DescribeFirewallPolicyResponse
    >(firewallPolicies, {
      is: ({ FirewallPolicyName, FirewallPolicyArn }, input) =>
        input.FirewallPolicyArn === undefined
          ? FirewallPolicyName === input.FirewallPolicyName
          : FirewallPolicyArn === input.FirewallPolicyArn,
      missing: ({ FirewallPolicyName, FirewallPolicyArn }) => missing(FirewallPolicyArn ?? FirewallPolicyName),
      answer: ({ policy, ...response }) => ({
        FirewallPolicy: policy,
        FirewallPolicyResponse: { ...response, FirewallPolicyStatus: "ACTIVE", NumberOfAssociations: 1 },
        UpdateToken: response.FirewallPolicyId,
      }),
    }),
  },
  badToken: ["InvalidRequestException", "The request contains an invalid NextToken."],
};
