import type { Egress } from "#lib/analysis/network/egress.ts";
import type { VpcEndpoint } from "#lib/analysis/network/endpoint-use.ts";
import type { OpenRule } from "#lib/analysis/network/group-ingress.ts";
import { serviceName, serviceOf } from "#lib/analysis/network/services.ts";
import type { NeededAccess } from "#lib/analysis/network/vpc-access.ts";
import { partitionOf } from "#lib/inventory/arn.ts";
import type { Identity } from "#lib/inventory/reading.ts";
import type { CheckContext } from "../define.ts";
import { consoleUrl, type Fix, type Guardrail } from "../fixes.ts";
import { aws, type Command, type Options } from "./commands.ts";
import { type Attributes, cloudFormation, terraform } from "./snippets.ts";
import { written } from "./written.ts";

function vpcConsole({ region }: Identity, page: string): { consoleUrl?: string } {
  const url = consoleUrl(partitionOf(region), region, `vpcconsole/home?region=${region}#${page}`);
  return url === undefined ? {} : { consoleUrl: url };
}

const ec2 = (operation: string, options: Options) => aws("ec2", operation, options);

/** Takes the open inbound rules away, each exactly as it is. */
function revokeIngress(group: string, open: readonly OpenRule[], region: string): Command[] {
  return open.map(({ rule, ranges }) => {
    const { IpProtocol, FromPort, ToPort } = rule;
    const v4 = ranges.filter((cidr) => !cidr.includes(":")).map((CidrIp) => ({ CidrIp }));
    const v6 = ranges.filter((cidr) => cidr.includes(":")).map((CidrIpv6) => ({ CidrIpv6 }));
    const permission = {
      IpProtocol: IpProtocol ?? "-1",
      FromPort,
      ToPort,
      ...(v4.length > 0 && { IpRanges: v4 }),
      ...(v6.length > 0 && { Ipv6Ranges: v6 }),
    };
    return ec2("revoke-security-group-ingress", { "group-id": group, "ip-permissions": [permission], region });
  });
}

/** Takes away the rules that admit anyone. */
export function closeGroup(id: string, open: readonly OpenRule[], { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    summary: `Take away the inbound rules of ${name} that admit anyone; SageMaker needs none of them: where workers of one job must reach each other, the rule's source is the group itself.`,
    steps: () => revokeIngress(id, open, region),
    ...vpcConsole(identity, `SecurityGroup:groupId=${encodeURIComponent(id)}`),
  });
}

/** Narrows who may connect to an endpoint. */
export function closeEndpoint(
  endpoint: VpcEndpoint,
  open: ReadonlyMap<string, readonly OpenRule[]>,
  { identity }: CheckContext,
): Fix {
  const { name, region } = identity;
  const admitted = {
    IpProtocol: "tcp",
    FromPort: 443,
    ToPort: 443,
    UserIdGroupPairs: [{ GroupId: "SECURITY_GROUP_ID" }],
  };
  return written({
    mutability: "in-place",
    summary: `Let only the security groups of your SageMaker workloads, or the VPC's own range, connect to ${name} on port 443, then take the open rules away.`,
    steps: () =>
      [...open].flatMap(([group, rules]) => [
        ec2("authorize-security-group-ingress", { "group-id": group, "ip-permissions": [admitted], region }),
        ...revokeIngress(group, rules, region),
      ]),
    ...vpcConsole(identity, `Endpoints:vpcEndpointId=${encodeURIComponent(endpoint.VpcEndpointId ?? "")}`),
  });
}

function isNewInterface(access: NeededAccess): boolean {
  return access.service !== "s3" && usableId(access) === undefined;
}

/** Creates or repairs the endpoints that workloads of a VPC lack. */
export function provideEndpoints(vpc: string, lacking: readonly NeededAccess[], { identity }: CheckContext): Fix {
  const { name, region } = identity;
  const snippets = lacking.map((access) => snippetOf(access, vpc, region));
  return written({
    mutability: "in-place",
    summary: `Give ${name} the endpoints its workloads lack; their security group admits the workloads on port 443. If this VPC uses the endpoints of another one through a private hosted zone, accept the finding.`,
    steps: () => [
      ...lacking.flatMap((access) => provide(access, identity, vpc)),
      ...letInto("SECURITY_GROUP_ID", lacking.filter(isNewInterface), region),
    ],
    terraform: snippets.map(({ label, attributes }) => terraform("aws_vpc_endpoint", label, attributes)).join("\n\n"),
    cloudformation: snippets
      .flatMap(({ properties }) => cloudFormation("AWS::EC2::VPCEndpoint", properties) ?? [])
      .join(",\n"),
    ...vpcConsole(identity, `Endpoints:vpcId=${encodeURIComponent(vpc)}`),
  });
}

/** What an endpoint that is there already lacks, or all that a new one needs. */
function snippetOf(access: NeededAccess, vpc: string, region: string): Snippet {
  const { service, subnets, missingTables } = access;
  const present = usableId(access);
  const isGateway = service === "s3";
  const tables = missingTables.length > 0 ? missingTables : ["ROUTE_TABLE_ID"];
  const interfaces = { subnet_ids: subnets, security_group_ids: ["SECURITY_GROUP_ID"] };
  const routing = isGateway ? { route_table_ids: tables } : { private_dns_enabled: true };
  const attributes = present
    ? routing
    : {
        vpc_id: vpc,
        service_name: serviceName(service, region),
        vpc_endpoint_type: isGateway ? "Gateway" : "Interface",
        ...(!isGateway && interfaces),
        ...routing,
      };
  const properties = {
    VpcId: vpc,
    ServiceName: serviceName(service, region),
    ...(isGateway
      ? { VpcEndpointType: "Gateway", RouteTableIds: tables }
      : {
          VpcEndpointType: "Interface",
          PrivateDnsEnabled: true,
          ...(!present && { SubnetIds: subnets, SecurityGroupIds: ["SECURITY_GROUP_ID"] }),
        }),
  };
  return { label: present ?? service, attributes, properties };
}

interface Snippet {
  label: string;
  attributes: Attributes;
  properties: object;
}

/** The endpoint that is there and only has to be changed. An S3 interface without private DNS may have its reason. */
function usableId({ service, endpoint, flaws }: NeededAccess): string | undefined {
  const isLeft = flaws.includes("state") || (service === "s3" && flaws.includes("dns"));
  return isLeft ? undefined : endpoint?.VpcEndpointId;
}

function provide(access: NeededAccess, { account, region }: Identity, vpc: string): Command[] {
  const { service, flaws, missingTables, subnets, missingSubnets } = access;
  const id = usableId(access);
  const modify = (change: Options) => ec2("modify-vpc-endpoint", { "vpc-endpoint-id": id, ...change, region });
  if (id) {
    return flaws.flatMap((flaw) => {
      if (flaw === "table") return modify({ "add-route-table-ids": missingTables });
      if (flaw === "dns") return modify({ "private-dns-enabled": true });
      if (flaw === "zone") return missingSubnets.length > 0 ? modify({ "add-subnet-ids": missingSubnets }) : [];
      if (flaw === "policy") return modify({ "policy-document": ownPrincipals(account) });
      const group = access.endpoint?.Groups?.[0]?.GroupId ?? "SECURITY_GROUP_ID";
      return flaw === "groups" ? letInto(group, [access], region) : [];
    });
  }
  const target = { "vpc-id": vpc, "service-name": serviceName(service, region) };
  if (service === "s3") {
    const tables = missingTables.length > 0 ? missingTables : ["ROUTE_TABLE_ID"];
    return [
      ec2("create-vpc-endpoint", { "vpc-endpoint-type": "Gateway", ...target, "route-table-ids": tables, region }),
    ];
  }
  return [
    ec2("create-vpc-endpoint", {
      "vpc-endpoint-type": "Interface",
      ...target,
      "subnet-ids": subnets,
      "security-group-ids": ["SECURITY_GROUP_ID"],
      "private-dns-enabled": true,
      region,
    }),
  ];
}

/** Lets the security groups of the workloads into one on the port that endpoints answer on. */
function letInto(group: string, needed: readonly NeededAccess[], region: string): Command[] {
  if (needed.length === 0) return [];
  const interfaces = needed.flatMap(({ by }) => by.flatMap((user) => user.interfaces));
  const sources = [...new Set(interfaces.flatMap(({ securityGroups }) => securityGroups ?? []))];
  const pairs = (sources.length > 0 ? sources : ["SECURITY_GROUP_ID"]).map((GroupId) => ({ GroupId }));
  const permission = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: pairs };
  return [ec2("authorize-security-group-ingress", { "group-id": group, "ip-permissions": [permission], region })];
}

function ownPrincipals(account: string): { Version: string; Statement: object[] } {
  const own = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  return {
    Version: "2012-10-17",
    Statement: [{ ...own, Condition: { StringEquals: { "aws:PrincipalAccount": account } } }],
  };
}

/** Names resolve to the endpoint inside the VPC. */
export function enablePrivateDns({ VpcEndpointId: id = "" }: VpcEndpoint, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    summary: `Turn on private DNS for ${name}; the VPC needs DNS support and DNS hostnames. If a private hosted zone of yours points the service's name at this endpoint, accept the finding.`,
    steps: () => [ec2("modify-vpc-endpoint", { "vpc-endpoint-id": id, "private-dns-enabled": true, region })],
    terraform: terraform("aws_vpc_endpoint", name, { private_dns_enabled: true }),
    cloudformation: cloudFormation("AWS::EC2::VPCEndpoint", { PrivateDnsEnabled: true }),
    ...vpcConsole(identity, `Endpoints:vpcEndpointId=${encodeURIComponent(id)}`),
  });
}

/** A policy for principals and resources of this account. */
export function restrictEndpoint(
  { VpcEndpointId: id = "", ServiceName }: VpcEndpoint,
  { identity }: CheckContext,
): Fix {
  const { account, name, region } = identity;
  const isS3 = serviceOf(ServiceName, region)?.startsWith("s3");
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
  const policy = { Version: "2012-10-17", Statement: isS3 ? [own, ofAws] : [own] };
  const more = isS3
    ? " AWS's own buckets that hold image layers and JumpStart models stay readable; add others that your work reads."
    : "";
  return written({
    mutability: "in-place",
    summary: `Let only principals${isS3 ? " and buckets" : ""} of account ${account} through ${name}.${more} With an organization, aws:PrincipalOrgID and aws:ResourceOrgID serve all its accounts. Try it where a failed call does no harm: what it leaves out stops at once.`,
    steps: () => [ec2("modify-vpc-endpoint", { "vpc-endpoint-id": id, "policy-document": policy, region })],
    terraform: terraform("aws_vpc_endpoint", name, { policy: JSON.stringify(policy) }),
    cloudformation: cloudFormation("AWS::EC2::VPCEndpoint", { PolicyDocument: policy }),
    ...vpcConsole(identity, `Endpoints:vpcEndpointId=${encodeURIComponent(id)}`),
  });
}

/** Takes away the routes that lead to the internet. Cuts off everything else that the tables serve as well. */
export function cutEgress({ openRoutes }: Egress, { identity }: CheckContext, guardrail: readonly Guardrail[]): Fix {
  const { name, region } = identity;
  const [first] = openRoutes;
  return written({
    mutability: "in-place",
    summary: `Make the VPC endpoints that ${name} needs, then take the internet routes from its subnets' route tables, or send them through a firewall that filters by domain name. Everything else in those subnets loses its way out too; where that cannot be, use subnets without such routes in place of SUBNET_ID in the guardrail.`,
    steps: () =>
      openRoutes.map(({ table, destination }) =>
        ec2("delete-route", { "route-table-id": table, [optionFor(destination)]: destination, region }),
      ),
    ...vpcConsole(identity, `RouteTables:routeTableId=${encodeURIComponent(first?.table ?? "")}`),
    guardrail,
  });
}

function optionFor(destination: string): string {
  if (destination.startsWith("pl-")) return "destination-prefix-list-id";
  return destination.includes(":") ? "destination-ipv6-cidr-block" : "destination-cidr-block";
}
