import type { IpPermission, SecurityGroup } from "@aws-sdk/client-ec2";
import { arnOf, ec2Id, type Site } from "./site.ts";
import { tagsOf } from "./tags.ts";
import type { Network } from "./vpc.ts";

export type Group = SecurityGroup & { GroupId: string };

interface GroupSpec {
  name: string;
  description?: string;
  inbound?: (self: Group) => IpPermission[];
  /** Everything to everywhere when not given: what AWS gives a new group. */
  outbound?: (self: Group) => IpPermission[];
  tags?: Record<string, string>;
}

export function securityGroup(site: Site, network: Network, spec: GroupSpec): Group {
  const isDefault = spec.name === "default";
  const GroupId = ec2Id(site, "sg", `${network.VpcId} ${spec.name}`);
  const made: Group = {
    GroupId,
    IpPermissionsEgress: [],
    Tags: tagsOf(isDefault ? (spec.tags ?? {}) : { Name: spec.name, ...spec.tags }),
    VpcId: network.VpcId,
    SecurityGroupArn: arnOf(site, "ec2", `security-group/${GroupId}`),
    OwnerId: site.account,
    GroupName: spec.name,
    Description: spec.description ?? (isDefault ? "default VPC security group" : spec.name),
    IpPermissions: [],
  };
  made.IpPermissions = spec.inbound?.(made) ?? [];
  made.IpPermissionsEgress = spec.outbound?.(made) ?? [anyProtocol(toCidr("0.0.0.0/0"))];
  site.content.ec2.securityGroups.push(made);
  return made;
}

type Peers = Pick<IpPermission, "IpRanges" | "UserIdGroupPairs" | "PrefixListIds" | "Ipv6Ranges">;

export function toCidr(CidrIp: string, Description?: string): Peers {
  return { IpRanges: [{ CidrIp, ...(Description && { Description }) }] };
}

export function toGroup(group: Group): Peers {
  const { OwnerId, GroupId } = group;
  return { UserIdGroupPairs: [{ ...(OwnerId && { UserId: OwnerId }), GroupId }] };
}

export function toPrefixList(PrefixListId: string): Peers {
  return { PrefixListIds: [{ PrefixListId }] };
}

const s3PrefixLists: Record<string, string> = {
  "us-east-1": "pl-63a5400a",
  "us-west-2": "pl-68a54001",
  "eu-west-1": "pl-6da54004",
};

/** AWS's prefix list of S3 in a region. Source: `aws ec2 describe-managed-prefix-lists`. */
export function s3PrefixList(region: string): string {
  const id = s3PrefixLists[region];
  if (id === undefined) throw new RangeError(`no S3 prefix list is known for ${region}`);
  return id;
}

export function tcp(from: number, to: number, peers: Peers): IpPermission {
  return permission("tcp", peers, { FromPort: from, ToPort: to });
}

export function udp(port: number, peers: Peers): IpPermission {
  return permission("udp", peers, { FromPort: port, ToPort: port });
}

/** ESP, IP protocol 50: what encrypted traffic between training containers travels in. */
export function esp(peers: Peers): IpPermission {
  return permission("50", peers);
}

export function anyProtocol(peers: Peers): IpPermission {
  return permission("-1", peers);
}

function permission(
  IpProtocol: string,
  peers: Peers,
  ports: Pick<IpPermission, "FromPort" | "ToPort"> = {},
): IpPermission {
  return { IpProtocol, ...ports, UserIdGroupPairs: [], IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], ...peers };
}
