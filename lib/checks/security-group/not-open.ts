import { besides } from "#lib/analysis/network/group-besides.ts";
import { ruleInWords, rulesByList, rulesForAnyone } from "#lib/analysis/network/group-ingress.ts";
import { networkUserKinds, usersOfGroup } from "#lib/analysis/network/users.ts";
import { isoNetwork, networkBoundary } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { closeGroup } from "../remedies/network.ts";
import { unusedNetwork } from "../unused-network.ts";
import { fail, pass, unknown } from "../verdicts.ts";

/**
 * Inbound rules decide. Outbound ones are shown: AWS's default lets everything out, and whether that reaches the
 * internet depends on routes, which the no-internet-egress checks follow.
 */
export default defineCheck({
  id: "security-group/not-open",
  kind: "security-group",
  title: "Security group of SageMaker resources does not admit anyone",
  failTitle: "Security group of SageMaker resources admits anyone",
  severity: "high",
  category: "network",
  rationale:
    "Notebooks, Studio apps and jobs listen without a password of their own: whoever can route to the VPC, by peering, VPN or another subnet, gets to them.",
  needs: [...networkUserKinds, "subnet", "managed-prefix-list"],
  controls: ["checklist:NET-02", "checklist:NB-11", "pci-dss-4.0.1:1.3.1", ...networkBoundary, ...isoNetwork],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
  ],
  evaluate(group, { identity, inventory }) {
    const { GroupId: id, IpPermissions: inbound } = group;
    if (!id || !inbound) return unknown("AWS returned no GroupId or no IpPermissions.");
    const use = usersOfGroup(group, inventory, identity.region);
    const users = use.users.map((user) => user.identity);
    if (users.length === 0) {
      return unusedNetwork(use, "No SageMaker resource that can be used now is in this group.");
    }
    const byList = rulesByList(inbound, inventory, identity.region);
    const open = [...rulesForAnyone(inbound), ...byList.open];
    const observed = open.map((rule) => ruleInWords(rule, "from"));
    const evidence = [
      { path: "IpPermissions", observed, expected: "no rule from 0.0.0.0/0 or ::/0, by itself or in a prefix list" },
      ...besides(group, users),
    ];
    if (open.length > 0) return fail(...evidence);
    if (byList.unread.length === 0) return pass(...evidence);
    return unknown(`It admits the ranges of ${byList.unread.join(", ")}, which are not read and may be anyone's.`);
  },
  fix({ GroupId = "", IpPermissions = [] }, context) {
    const { open } = rulesByList(IpPermissions, context.inventory, context.identity.region);
    return closeGroup(GroupId, [...rulesForAnyone(IpPermissions), ...open], context);
  },
});
