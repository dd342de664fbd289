import { firewall } from "#lib/simulator/accounts/build/firewall.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import type { EastNetworks } from "./foundations.ts";

/** Bought after an audit and left as it was made: it lets everything through, writes nothing down, and no route leads to it. */
export function eastFirewalls(site: Site, { shared }: EastNetworks): void {
  firewall(site, shared.network, {
    name: "shared-inspection",
    subnets: [shared.publicA],
    policy: {
      StatelessDefaultActions: ["aws:pass"],
      StatelessFragmentDefaultActions: ["aws:pass"],
      StatelessRuleGroupReferences: [],
      StatefulRuleGroupReferences: [],
    },
  });
}
