import { z } from "zod";
import { networkUserKinds, usersOfSubnet } from "#lib/analysis/network/users.ts";
import { defineCheck } from "../define.ts";
import { approvedOnes, isApproved } from "../is-approved.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { unusedNetwork } from "../unused-network.ts";
import { notApplicable, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "subnet/is-approved",
  kind: "subnet",
  title: "Subnet with SageMaker workloads is one of the approved subnets",
  failTitle: "Subnet with SageMaker workloads is none of the approved subnets",
  severity: "medium",
  category: "network",
  rationale:
    "Inspection, endpoints and flow logs stand in the networks that were built for the purpose; in any other a notebook has whatever way out its routes happen to give.",
  needs: networkUserKinds,
  controls: ["checklist:NB-02", "aws-config:sagemaker-notebook-instance-inside-vpc", "nist-800-53-r5:AC-4"],
  options: z.strictObject({ approvedSubnets: approvedOnes("subnets or VPCs that may be used, by id") }),
  references: [
    "https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-notebook-instance-inside-vpc.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html",
  ],
  evaluate(subnet, { identity, inventory, options: { approvedSubnets } }) {
    const { SubnetId, VpcId } = subnet;
    if (!SubnetId) return unknown("AWS returned no SubnetId.");
    if (approvedSubnets.length === 0) return notApplicable("The settings name none that are approved.");
    const use = usersOfSubnet(subnet, inventory, identity.region);
    if (use.users.length === 0) return unusedNetwork(use, "No SageMaker resource that can be used now lives in it.");
    return isApproved("SubnetId", VpcId ? [SubnetId, VpcId] : [SubnetId], approvedSubnets);
  },
  fix: (_, { identity }) =>
    sayInWords(
      identity,
      `Let what lives in ${identity.name} live in an approved subnet (the tab Relations shows what it is), or put the subnet or its VPC on the list approvedSubnets of the settings.`,
    ),
});
