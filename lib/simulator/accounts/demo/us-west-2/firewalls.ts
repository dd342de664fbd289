import { firewall } from "#lib/simulator/accounts/build/firewall.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import type { PacificNetworks } from "./foundations.ts";

/** Ready to stand in the way out of the research network, which has not been led through it yet. */
export function pacificFirewalls(site: Site, { vision }: PacificNetworks): void {
  const logs = (LogType: "ALERT" | "FLOW") => ({
    LogType,
    LogDestinationType: "S3" as const,
    LogDestination: { bucketName: "nwa-cloudtrail", prefix: "network-firewall" },
  });
  firewall(site, vision.network, {
    name: "vision-egress",
    subnets: [vision.inner],
    guarded: true,
    logging: { LogDestinationConfigs: [logs("ALERT"), logs("FLOW")] },
    policy: {
      StatelessDefaultActions: ["aws:forward_to_sfe"],
      StatelessFragmentDefaultActions: ["aws:forward_to_sfe"],
      StatefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
      StatefulEngineOptions: { RuleOrder: "STRICT_ORDER", StreamExceptionPolicy: "DROP" },
      StatefulRuleGroupReferences: [
        {
          ResourceArn: `arn:aws:network-firewall:${site.region}:${site.account}:stateful-rulegroup/vision-domains`,
          Priority: 1,
        },
      ],
    },
    tags: { Team: "vision" },
  });
}
