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
  describeItems(
    networkAcl,
    [...call.region.ec2.networkAcls, ...defaultAcls(call.account.id, call.region)],
    input,
    call,
  );

/** The ACL that every VPC has from the start: all subnets that have no other, everything allowed. Source: VPC user guide, "Default network ACL". */
function defaultAcls(OwnerId: string, { ec2 }: SimulatedRegion): NetworkAcl[] {
  const elsewhere = new Set(
    ec2.networkAcls.flatMap(({ Associations = [] }) => Associations.map(({ SubnetId }) => SubnetId)),
  );
  return ec2.vpcs.map(({ VpcId = "", Ipv6CidrBlockAssociationSet: ipv6 = [] }) => {
    const NetworkAclId = VpcId.replace("vpc-", "acl-");
    const subnets = ec2.subnets.filter((subnet) => subnet.VpcId === VpcId && !elsewhere.has(subnet.SubnetId));
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
      Entries: [true, false].flatMap((egress) => [
        ...everything(egress, { CidrBlock: "0.0.0.0/0" }, 0),
        ...(ipv6.length > 0 ? everything(egress, { Ipv6CidrBlock: "::/0" }, 1) : []),
      ]),
    };
  });
}

/** Of each family, rules 100 and * of IPv4, and 101 and * of IPv6. Source: VPC user guide, "Default network ACL". */
function everything(Egress: boolean, range: Partial<NetworkAclEntry>, family: number): NetworkAclEntry[] {
  const entry = (RuleNumber: number, RuleAction: "allow" | "deny") => ({
    ...range,
    ...{ Egress, Protocol: "-1", RuleAction, RuleNumber: RuleNumber + family },
  });
  return [entry(100, "allow"), entry(32_767, "deny")];
}
