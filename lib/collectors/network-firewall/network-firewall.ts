import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering, given } from "../given.ts";

/** With the policy it obeys, which may be another account's, and where it logs to: at first nowhere. */
export default defineCollector({
  kind: "network-firewall",
  label: "Network firewalls",
  scope: "region",
  volume: "live",
  arnType: "firewall",
  cloudFormation: "AWS::NetworkFirewall::Firewall",
  terraform: "aws_networkfirewall_firewall",
  actions: [
    "network-firewall:ListFirewalls",
    "network-firewall:DescribeFirewall",
    "network-firewall:DescribeFirewallPolicy",
    "network-firewall:DescribeLoggingConfiguration",
  ],
  parts: ["Logging", "Policy"],
  volatile: ["FirewallStatus.CapacityUsageSummary"],
  async *collect({ "network-firewall": firewalls, readEach }) {
    for await (const page of pages(firewalls.listFirewalls, { MaxResults: 100 })) {
      yield* readEach(
        page.Firewalls,
        ({ FirewallName: name = "", FirewallArn: arn = "" }) => ({ name, arn }),
        async ({ FirewallArn }, part) => {
          const answer = await firewalls.describeFirewall({ FirewallArn });
          const firewall = given(answer, "Firewall");
          const { FirewallPolicyArn } = firewall;
          return {
            ...firewall,
            FirewallStatus: answer.FirewallStatus,
            Logging: await part("Logging", async () => {
              const logging = await firewalls.describeLoggingConfiguration({ FirewallArn });
              return answering(logging, "FirewallArn").LoggingConfiguration ?? null;
            }),
            Policy: await part("Policy", async () =>
              given(await firewalls.describeFirewallPolicy({ FirewallPolicyArn }), "FirewallPolicy"),
            ),
          };
        },
      );
    }
  },
  // Where logs go has nothing to do with SageMaker.
  follows: ({ EncryptionConfiguration: encryption }) => ({
    KmsKeyId: encryption?.Type === "CUSTOMER_KMS" ? encryption.KeyId : undefined,
  }),
});
