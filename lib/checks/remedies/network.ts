import type { AmongMembers } from "#lib/analysis/network/among-members.ts";
import type { Egress } from "#lib/analysis/network/egress.ts";
import type { VpcEndpoint } from "#lib/analysis/network/endpoint-use.ts";
import type { OpenRule } from "#lib/analysis/network/group-ingress.ts";
import { serviceOf } from "#lib/analysis/network/services.ts";
import { formatArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, type Command, type Options } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormationOf, terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

const ec2 = (operation: string, options: Options) => aws("ec2", operation, options);

/** Takes the open inbound rules away, each exactly as it is. */
function revokeIngress(group: string, open: readonly OpenRule[], region: string): Command[] {
  return open.map(({ rule, ranges }) => {
    const { IpProtocol, FromPort, ToPort } = rule;
    const lists = ranges.filter((range) => range.startsWith("pl-")).map((PrefixListId) => ({ PrefixListId }));
    const cidrs = ranges.filter((range) => !range.startsWith("pl-"));
    const v4 = cidrs.filter((cidr) => !cidr.includes(":")).map((CidrIp) => ({ CidrIp }));
    const v6 = cidrs.filter((cidr) => cidr.includes(":")).map((CidrIpv6) => ({ CidrIpv6 }));
    const permission = {
      IpProtocol: IpProtocol ?? "-1",
      FromPort,
      ToPort,
      ...(v4.length > 0 && { IpRanges: v4 }),
      ...(v6.length > 0 && { Ipv6Ranges: v6 }),
      ...(lists.length > 0 && { PrefixListIds: lists }),
    };
    return ec2("revoke-security-group-ingress", { "group-id": group, "ip-permissions": [permission], region });
  });
}

/** Takes away the rules that admit anyone. */
export function closeGroup(id: string, open: readonly OpenRule[], { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Take away the inbound rules of ${name} that admit anyone; SageMaker needs none of them: where workers of one job must reach each other, the rule's source is the group itself.`,
    steps: () => revokeIngress(id, open, region),
    ...consoleLink(identity),
  });
}

/** Takes away the rules by which members of a domain's groups reach each other. */
export function partMembers(among: readonly AmongMembers[], { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Take away the rules by which apps of different users of ${name} reach each other. Only Studio Classic needs TCP 8192-65535 between its apps: give each user profile that still has it a group of its own that admits itself. Jobs that run in these groups and need the rules get groups of their own as well.`,
    steps: () =>
      among.map(({ group, rule, sources }) => {
        const { IpProtocol = "-1", FromPort, ToPort } = rule;
        const permission = {
          IpProtocol,
          FromPort,
          ToPort,
          UserIdGroupPairs: sources.map((GroupId) => ({ GroupId })),
        };
        return ec2("revoke-security-group-ingress", { "group-id": group, "ip-permissions": [permission], region });
      }),
    ...consoleLink(identity),
  });
}

/** Narrows who may connect to an endpoint. */
export function closeEndpoint(open: ReadonlyMap<string, readonly OpenRule[]>, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  const admitted = {
    IpProtocol: "tcp",
    FromPort: 443,
    ToPort: 443,
    UserIdGroupPairs: [{ GroupId: "SECURITY_GROUP_ID" }],
  };
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Let only the security groups of your SageMaker workloads, or the VPC's own range, connect to ${name} on port 443, then take the open rules away.`,
    steps: () =>
      [...open].flatMap(([group, rules]) => [
        ec2("authorize-security-group-ingress", { "group-id": group, "ip-permissions": [admitted], region }),
        ...revokeIngress(group, rules, region),
      ]),
    ...consoleLink(identity),
  });
}

/** Names resolve to the endpoint inside the VPC. */
export function enablePrivateDns({ VpcEndpointId: id = "" }: VpcEndpoint, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    summary: `Turn on private DNS for ${name}; the VPC needs DNS support and DNS hostnames. If a private hosted zone of yours points the service's name at this endpoint, accept the finding.`,
    steps: () => [ec2("modify-vpc-endpoint", { "vpc-endpoint-id": id, "private-dns-enabled": true, region })],
    terraform: terraformOf("vpc-endpoint", name, { private_dns_enabled: true }),
    cloudformation: cloudFormationOf("vpc-endpoint", { PrivateDnsEnabled: true }),
    ...consoleLink(identity),
  });
}

/** Principals of this account, of S3 also its own buckets and those of AWS that SageMaker reads. */
export function ownPolicy(service: string | undefined, account: string, region: string) {
  const isS3 = service?.startsWith("s3") === true;
  const partition = partitionOf(region);
  const own = {
    Effect: "Allow",
    Principal: "*",
    Action: "*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": account, ...(isS3 && { "aws:ResourceAccount": account }) } },
  };
  const ofAws = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: [`prod-${region}-starport-layer-bucket`, `jumpstart-cache-prod-${region}`].map(
      (bucket) => `arn:${partition}:s3:::${bucket}/*`,
    ),
  };
  return { Version: "2012-10-17", Statement: isS3 ? [own, ofAws] : [own] };
}

/** A policy for principals and resources of this account. */
export function restrictEndpoint(
  { VpcEndpointId: id = "", ServiceName }: VpcEndpoint,
  { identity }: CheckContext,
): Fix {
  const { account, name, region } = identity;
  const service = serviceOf(ServiceName, region);
  const isS3 = service?.startsWith("s3");
  const policy = ownPolicy(service, account, region);
  const more = isS3
    ? " AWS's own buckets that hold image layers and JumpStart models stay readable; add others that your work reads."
    : "";
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Let only principals${isS3 ? " and buckets" : ""} of account ${account} through ${name}.${more} With an organization, aws:PrincipalOrgID and aws:ResourceOrgID serve all its accounts. Try it where a failed call does no harm: what it leaves out stops at once.`,
    steps: () => [ec2("modify-vpc-endpoint", { "vpc-endpoint-id": id, "policy-document": policy, region })],
    terraform: terraformOf("vpc-endpoint", name, { policy: JSON.stringify(policy) }),
    cloudformation: cloudFormationOf("vpc-endpoint", { PolicyDocument: policy }),
    ...consoleLink(identity),
  });
}

/** Takes away the routes that lead to the internet. Cuts off everything else that the tables serve as well. */
export function cutEgress({ openRoutes }: Egress, { identity }: CheckContext, guardrail: readonly Guardrail[]): Fix {
  const { name, region } = identity;
  const [first] = openRoutes;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Make the VPC endpoints that ${name} needs, then take the internet routes from its subnets' route tables, or send them through a firewall that filters by domain name. Everything else in those subnets loses its way out too; where that cannot be, use subnets without such routes in place of SUBNET_ID in the guardrail.`,
    steps: () =>
      openRoutes.map(({ table, destination }) =>
        ec2("delete-route", { "route-table-id": table, [optionFor(destination)]: destination, region }),
      ),
    ...(first && consoleLink(routeTable(first.table, identity))),
    guardrail,
  });
}

function optionFor(destination: string): string {
  if (destination.startsWith("pl-")) return "destination-prefix-list-id";
  return destination.includes(":") ? "destination-ipv6-cidr-block" : "destination-cidr-block";
}

function routeTable(name: string, { account, region }: Identity): Identity {
  const arn = formatArn({
    partition: partitionOf(region),
    service: "ec2",
    region,
    account,
    resource: `route-table/${name}`,
  });
  return { account, region, kind: "route-table", name, arn };
}
