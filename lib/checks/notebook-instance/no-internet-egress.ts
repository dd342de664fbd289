import { type Egress, egressKinds, egressOf } from "#lib/analysis/network/egress.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { internetAccess, networkBoundary } from "../controls/groups.ts";
import { type CheckContext, defineCheck } from "../define.ts";
import { egressVerdict } from "../egress-verdict.ts";
import { demandSubnets } from "../remedies/guardrails.ts";
import { cutEgress } from "../remedies/network.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "notebook-instance/no-internet-egress",
  kind: "notebook-instance",
  title: "Notebook instance without direct internet access has no other way to the internet",
  failTitle: "Notebook instance reaches the internet through its VPC",
  severity: "high",
  category: "network",
  rationale:
    "Direct internet access is off, but a NAT or IPv6 gateway in the VPC carries the notebook's traffic anywhere all the same: data and credentials can leave.",
  needs: [...egressKinds],
  controls: [
    "checklist:N-NET-03",
    "checklist:NB-11",
    "checklist:N-NB-06",
    "mitre-attack:T1567",
    ...networkBoundary,
    ...internetAccess,
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  ],
  evaluate(notebook, context) {
    const { DirectInternetAccess: direct, SubnetId } = notebook;
    if (!direct) return unknown("AWS returned no DirectInternetAccess.");
    if (direct !== "Disabled") {
      return notApplicable("It has direct internet access, which notebook-instance/no-direct-internet-access judges.");
    }
    if (!SubnetId) return unknown("AWS returned no SubnetId.");
    return egressVerdict(egress(notebook, context));
  },
  fix: (notebook, context) =>
    cutEgress(
      egress(notebook, context),
      context,
      demandSubnets("DenyNotebooksOutsidePrivateSubnets", "sagemaker:CreateNotebookInstance", ["SUBNET_ID"]),
    ),
});

function egress(notebook: ResourceOf<"notebook-instance">, { identity, inventory }: CheckContext): Egress {
  const { SubnetId, SecurityGroups, IpAddressType } = notebook;
  const attachment = {
    subnets: SubnetId ? [SubnetId] : [],
    securityGroups: SecurityGroups ?? [],
    unseenGroups: SecurityGroups ? undefined : "AWS returned none",
    addressing: IpAddressType,
  };
  return egressOf(attachment, inventory, identity.region);
}
