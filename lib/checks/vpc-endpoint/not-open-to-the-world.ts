import { ruleInWords, rulesForTheInternet } from "#lib/analysis/network/group-ingress.ts";
import { isSageMakerService, serviceOf } from "#lib/analysis/network/services.ts";
import { networkUserKinds, usersOfVpc } from "#lib/analysis/network/users.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { networkBoundary } from "../controls/groups.ts";
import { type CheckContext, defineCheck } from "../define.ts";
import { closeEndpoint } from "../remedies/network.ts";
import { unusedNetwork } from "../unused-network.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

/** An endpoint answers on port 443 only, so it is the source of a rule that matters, not its ports. */
export default defineCheck({
  id: "vpc-endpoint/not-open-to-the-world",
  kind: "vpc-endpoint",
  title: "SageMaker VPC endpoint admits only private addresses and security groups",
  failTitle: "SageMaker VPC endpoint admits any address",
  severity: "medium",
  category: "network",
  rationale:
    "Any network that is peered or connected by VPN can then call SageMaker through the endpoint, where policies that trust aws:SourceVpce take it for your own workloads.",
  needs: [...networkUserKinds, "subnet", "security-group", "managed-prefix-list"],
  controls: ["checklist:N-NET-02", ...networkBoundary],
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
  ],
  evaluate(endpoint, context) {
    const { ServiceName, VpcId, VpcEndpointType, Groups } = endpoint;
    const { identity, inventory } = context;
    if (!ServiceName || !VpcId || !VpcEndpointType) return unknown("AWS's answer has no ServiceName, VpcId or type.");
    const service = serviceOf(ServiceName, identity.region);
    const use = usersOfVpc(VpcId, inventory, identity.region);
    const none = "It is neither SageMaker's endpoint nor in a VPC where SageMaker resources live.";
    if (!service) return notApplicable(none);
    if (!isSageMakerService(service) && use.users.length === 0) return unusedNetwork(use, none);
    if (VpcEndpointType !== "Interface") return notApplicable("Only interface endpoints have security groups.");
    if (!Groups || Groups.length === 0) return unknown("AWS returned no Groups.");
    const { open, unread } = internetRules(endpoint, context);
    const evidence = Groups.map(({ GroupId = "" }) => ({
      path: `${GroupId}.IpPermissions`,
      observed: (open.get(GroupId) ?? []).map((rule) => ruleInWords(rule, "from")),
      expected: "no rule from addresses of the internet",
    }));
    if (open.size > 0) return failWhere(evidence, (at) => open.has(Groups[at]?.GroupId ?? ""));
    return unread.length > 0 ? unknown(`Not read: ${unread.join("; ")}.`) : pass(...evidence);
  },
  fix: (endpoint, context) => closeEndpoint(internetRules(endpoint, context).open, context),
});

function internetRules({ Groups = [] }: ResourceOf<"vpc-endpoint">, { identity, inventory }: CheckContext) {
  const ids = Groups.map(({ GroupId = "" }) => GroupId);
  return rulesForTheInternet(ids, inventory, identity.region);
}
