import type { NetworkAcl, NetworkAclEntry } from "@aws-sdk/client-ec2";
import type { SimulatedRegion } from "../account.ts";
import type { Operation } from "../call.ts";
import { type Described, type DescribeInput, describeItems } from "./ec2-describe.ts";

const networkAcl: Described = {
  describe: "DescribeNetworkAcls",
  items: "NetworkAcls",
  ids: "NetworkAclIds",
  id: (acl: NetworkAcl) => acl.NetworkAclId,
  missing: (id) => ["InvalidNetworkAclID.NotFound", `The networkAcl ID '${id}' does not exist`],
  filters: {
    "association.subnet-id": (acl: NetworkAcl) => (acl.Associations ?? []).map(({ SubnetId }) => SubnetId),
    default: (acl: NetworkAcl) => [acl.IsDefault],
    "network-acl-id": (acl: NetworkAcl) => [acl.NetworkAclId],
    "owner-id": (acl: NetworkAcl) => [acl.OwnerId],
    "vpc-id": (acl: NetworkAcl) => [acl.VpcId],
  },
  largestPage: 1000,
};

export const describeNetworkAcls: Operation<DescribeInput> = (input, call) =>
  describeItems(networkAcl, defaultAcls(call.account.id, call.region), input, call);

/** The ACL that every VPC has from the start: all subnets, everything allowed. Source: VPC user guide, "Default network ACL". */
function defaultAcls(OwnerId: string, { ec2 }: SimulatedRegion): NetworkAcl[] {
  return ec2.vpcs.map(({ VpcId = "" }) => {
    const NetworkAclId = VpcId.replace("vpc-", "acl-");
    const subnets = ec2.subnets.filter((subnet) => subnet.VpcId === VpcId);
    return {
      NetworkAclId,
      VpcId,
      OwnerId,
      IsDefault: true,
      Tags: [],
      Associations: subnets.map(({ SubnetId = "" }) => ({
        NetworkAclAssociationId: SubnetId.replace("subnet-", "aclassoc-"),
        NetworkAclId,
        SubnetId,
      })),
      Entries: [true, false].flatMap((egress) => [entry(egress, 100, "allow"), entry(egress, 32_767, "deny")]),
    };
  });
}

function entry(Egress: boolean, RuleNumber: number, RuleAction: "allow" | "deny"): NetworkAclEntry {
  return { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction, RuleNumber };
}
