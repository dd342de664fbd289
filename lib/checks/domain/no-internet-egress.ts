import { type Egress, egressOf } from "#lib/analysis/network/egress.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { internetAccess, networkBoundary } from "../controls.ts";
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
  needs: ["user-profile", "subnet", "route-table", "nat-gateway", "vpc", "security-group"],
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

/** Apps run with the default groups of the domain, or with those of their user profile. */
function egress(domain: ResourceOf<"domain">, { identity, inventory }: CheckContext): Egress {
  const { DomainId, DefaultUserSettings, DefaultSpaceSettings, DomainSettings, SubnetIds = [] } = domain;
  const profiles = inventory
    .all("user-profile", identity.region)
    .filter(({ resource }) => resource.DomainId === DomainId);
  const securityGroups = [
    ...(DefaultUserSettings?.SecurityGroups ?? []),
    ...(DefaultSpaceSettings?.SecurityGroups ?? []),
    ...profiles.flatMap(({ resource }) => resource.UserSettings?.SecurityGroups ?? []),
  ];
  const attachment = {
    subnets: SubnetIds,
    securityGroups: [...new Set(securityGroups)],
    addressing: DomainSettings?.IpAddressType,
  };
  return egressOf(attachment, inventory, identity.region);
}
