import { type Egress, egressKinds, egressOf } from "#lib/analysis/network/egress.ts";
import { attachmentOfApps } from "#lib/analysis/network/studio.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { internetAccess, networkBoundary } from "../controls/groups.ts";
import { type CheckContext, defineCheck } from "../define.ts";
import { egressVerdict } from "../egress-verdict.ts";
import { demandSubnets } from "../remedies/guardrails.ts";
import { cutEgress } from "../remedies/network.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/no-internet-egress",
  kind: "domain",
  title: "VPC-only Studio domain has no way to the internet through its VPC",
  failTitle: "VPC-only Studio domain reaches the internet through its VPC",
  severity: "high",
  category: "network",
  rationale:
    "VPC-only mode sends Studio's traffic through the VPC; a NAT or IPv6 gateway there carries it anywhere all the same, and data and credentials can leave.",
  needs: ["user-profile", ...egressKinds],
  controls: ["checklist:N-NET-03", "mitre-attack:T1567", ...networkBoundary, ...internetAccess],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-and-internet-access.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  ],
  evaluate(domain, context) {
    const { AppNetworkAccessType: access, SubnetIds } = domain;
    if (!access) return unknown("AWS returned no AppNetworkAccessType.");
    if (access !== "VpcOnly") return notApplicable("Its apps use SageMaker's own way to the internet, not the VPC.");
    if (!SubnetIds || SubnetIds.length === 0) return unknown("AWS returned no SubnetIds.");
    return egressVerdict(egress(domain, context));
  },
  fix: (domain, context) =>
    cutEgress(
      egress(domain, context),
      context,
      demandSubnets("DenyDomainsOutsidePrivateSubnets", "sagemaker:CreateDomain", ["SUBNET_ID"]),
    ),
});

function egress(domain: ResourceOf<"domain">, { identity, inventory }: CheckContext): Egress {
  return egressOf(attachmentOfApps(domain, inventory, identity.region), inventory, identity.region);
}
