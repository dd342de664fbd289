import type { NeededAccess } from "#lib/analysis/network/vpc-access.ts";
import { endpointServiceName } from "#lib/readings/partitions.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, type Options, requestOptions, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import type { Fields } from "./fields.ts";
import { ownPolicy } from "./network.ts";
import { attributesOf, cloudFormation, cloudFormationOf, terraform, terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

const ec2 = (operation: string, options: Options) => aws("ec2", operation, options);

/** Creates or repairs the endpoints that workloads of a VPC lack. */
export function provideEndpoints(vpc: string, lacking: readonly NeededAccess[], { identity }: CheckContext): Fix {
  const { name, region } = identity;
  const doors = doorsOf(lacking);
  const exits = exitsOf(lacking);
  const settled = lacking.map((access) => ({ access, fields: fieldsOf(access, identity, vpc) }));
  return written({
    mutability: "in-place",
    takesAway: settled.some(losesAnything),
    summary: `Give ${name} the endpoints its workloads lack; their security group admits the workloads on port 443. If this VPC uses the endpoints of another one through a private hosted zone, accept the finding.`,
    steps: () => [
      ...settled.flatMap(({ access, fields }) => provide(access, fields, region)),
      ...doors.map(({ group, sources }) => letIn(group, sources, region)),
      ...exits.map(({ group, to }) => letOut(group, to, region)),
      ...lacking.flatMap(acrossAcls),
    ],
    terraform: [
      ...settled.flatMap(({ access, fields }) => endpointInTerraform(access, fields) ?? []),
      ...doors.flatMap(({ group, sources }) =>
        sources.map((source) =>
          terraform("aws_vpc_security_group_ingress_rule", `${group}_443_${source}`, {
            security_group_id: group,
            referenced_security_group_id: source,
            ip_protocol: "tcp",
            from_port: 443,
            to_port: 443,
          }),
        ),
      ),
      ...exits.map(({ group, to }, at) =>
        terraform("aws_vpc_security_group_egress_rule", `${group}_443_out_${at + 1}`, {
          security_group_id: group,
          ...(to.PrefixListIds && { prefix_list_id: to.PrefixListIds[0]?.PrefixListId }),
          ...(to.UserIdGroupPairs && { referenced_security_group_id: to.UserIdGroupPairs[0]?.GroupId }),
          ip_protocol: "tcp",
          from_port: 443,
          to_port: 443,
        }),
      ),
    ].join("\n\n"),
    cloudformation: [
      ...settled.map(({ fields }) => cloudFormationOf("vpc-endpoint", fields)),
      ...doors.flatMap(({ group, sources }) =>
        sources.map((SourceSecurityGroupId) =>
          cloudFormation("AWS::EC2::SecurityGroupIngress", { GroupId: group, SourceSecurityGroupId, ...https }),
        ),
      ),
      ...exits.map(({ group, to }) =>
        cloudFormation("AWS::EC2::SecurityGroupEgress", {
          GroupId: group,
          ...(to.PrefixListIds && { DestinationPrefixListId: to.PrefixListIds[0]?.PrefixListId }),
          ...(to.UserIdGroupPairs && { DestinationSecurityGroupId: to.UserIdGroupPairs[0]?.GroupId }),
          ...https,
        }),
      ),
    ]
      .flatMap((snippet) => snippet ?? [])
      .join(",\n"),
    ...consoleLink(identity),
  });
}

/** The endpoint that is there and only has to be changed. An S3 interface without private DNS may have its reason. */
function usable({ service, endpoint, flaws }: NeededAccess): NeededAccess["endpoint"] {
  const isLeft = (flaws.includes("state") && !isPending(endpoint)) || (service === "s3" && flaws.includes("dns"));
  return isLeft ? undefined : endpoint;
}

function isPending(endpoint: NeededAccess["endpoint"]): boolean {
  return /^pending/i.test(endpoint?.State ?? "");
}

/** The endpoint as it has to be: all of a new one, or what changes of the present one, with what its lists hold already. */
function fieldsOf(access: NeededAccess, { account, region }: Identity, vpc: string): Fields {
  const { service, flaws, missingTables, subnets, missingSubnets } = access;
  const isGateway = service === "s3";
  const target = {
    VpcEndpointType: isGateway ? "Gateway" : "Interface",
    VpcId: vpc,
    ServiceName: endpointServiceName(service, region),
  };
  const present = usable(access);
  if (present) {
    return {
      ...target,
      ...(flaws.includes("table") && { RouteTableIds: [...(present.RouteTableIds ?? []), ...missingTables] }),
      ...(flaws.includes("zone") && { SubnetIds: [...(present.SubnetIds ?? []), ...missingSubnets] }),
      ...(flaws.includes("dns") && { PrivateDnsEnabled: true }),
      ...(flaws.includes("policy") && { PolicyDocument: ownPolicy(service, account, region) }),
    };
  }
  if (isGateway) return { ...target, RouteTableIds: missingTables.length > 0 ? missingTables : ["ROUTE_TABLE_ID"] };
  return { ...target, SubnetIds: subnets, SecurityGroupIds: ["SECURITY_GROUP_ID"], PrivateDnsEnabled: true };
}

/** An endpoint that goes, or whose policy is written anew for this account alone. */
function losesAnything({ access, fields }: { access: NeededAccess; fields: Fields }): boolean {
  return fields.PolicyDocument !== undefined || (!usable(access) && access.flaws.includes("state"));
}

/** Until one that is of no use any more is gone, a new one cannot have its private DNS name. */
function provide(access: NeededAccess, fields: Fields, region: string): Step[] {
  const { endpoint, flaws, missingTables, missingSubnets } = access;
  const present = usable(access);
  if (!present) {
    const dead = flaws.includes("state") && endpoint?.VpcEndpointId;
    return [
      ...(dead ? [ec2("delete-vpc-endpoints", { "vpc-endpoint-ids": [dead], region })] : []),
      ec2("create-vpc-endpoint", { ...requestOptions(fields), region }),
    ];
  }
  if (flaws.includes("state")) {
    return [{ comment: `${present.VpcEndpointId} is ${present.State}: scan again once it is available.` }];
  }
  const changes = {
    "add-route-table-ids": flaws.includes("table") ? missingTables : [],
    "add-subnet-ids": flaws.includes("zone") ? missingSubnets : [],
  };
  const added = Object.entries(changes).filter(([, ids]) => ids.length > 0);
  const { PrivateDnsEnabled, PolicyDocument } = fields;
  const set = requestOptions({ PrivateDnsEnabled, PolicyDocument });
  if (added.length === 0 && !PrivateDnsEnabled && !PolicyDocument) return [];
  const options = { "vpc-endpoint-id": present.VpcEndpointId, ...Object.fromEntries(added), ...set, region };
  return [ec2("modify-vpc-endpoint", options)];
}

function endpointInTerraform(access: NeededAccess, { PolicyDocument, ...fields }: Fields): string | undefined {
  const { VpcEndpointId = access.service } = usable(access) ?? {};
  const policy = PolicyDocument === undefined ? {} : { policy: JSON.stringify(PolicyDocument) };
  return terraformOf("vpc-endpoint", VpcEndpointId, { ...attributesOf(fields), ...policy });
}

/** A security group of endpoints, and the workloads' groups that it does not let in. */
interface Door {
  group: string;
  sources: readonly string[];
}

function doorsOf(lacking: readonly NeededAccess[]): Door[] {
  const shut = lacking.flatMap((access) => {
    const present = usable(access);
    if (present && !access.flaws.includes("groups")) return [];
    if (!present && access.service === "s3") return [];
    return [{ access, group: present?.Groups?.[0]?.GroupId ?? "SECURITY_GROUP_ID" }];
  });
  return [...Map.groupBy(shut, ({ group }) => group)].map(([group, members]) => {
    const interfaces = members.flatMap(({ access }) => access.by.flatMap((user) => user.interfaces));
    const sources = [...new Set(interfaces.flatMap(({ securityGroups }) => securityGroups ?? []))];
    return { group, sources: sources.length > 0 ? sources : ["SECURITY_GROUP_ID"] };
  });
}

const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };

function letIn(group: string, sources: readonly string[], region: string): Step {
  const permission = { ...https, UserIdGroupPairs: sources.map((GroupId) => ({ GroupId })) };
  return ec2("authorize-security-group-ingress", { "group-id": group, "ip-permissions": [permission], region });
}

/** A security group of workloads, and what on port 443 it has to let them out to. */
interface Exit {
  group: string;
  to: { UserIdGroupPairs?: { GroupId: string }[]; PrefixListIds?: { PrefixListId: string }[] };
}

function exitsOf(lacking: readonly NeededAccess[]): Exit[] {
  const shut = lacking.flatMap((access) => {
    const present = usable(access);
    if (!present || !access.flaws.includes("outbound")) return [];
    const [group] = present.Groups ?? [];
    const to: Exit["to"][] =
      present.VpcEndpointType === "Gateway"
        ? access.lists.map((PrefixListId) => ({ PrefixListIds: [{ PrefixListId }] }))
        : [{ UserIdGroupPairs: [{ GroupId: group?.GroupId ?? "SECURITY_GROUP_ID" }] }];
    return access.shutIn.flatMap((own) => to.map((each) => ({ group: own, to: each })));
  });
  return [...new Map(shut.map((exit) => [JSON.stringify(exit), exit])).values()];
}

function letOut(group: string, to: Exit["to"], region: string): Step {
  return ec2("authorize-security-group-egress", { "group-id": group, "ip-permissions": [{ ...https, ...to }], region });
}

/** Rules of a network ACL are for whole subnets: where they go among the others is a person's to say. */
function acrossAcls({ flaws, words }: NeededAccess): Step[] {
  if (!flaws.includes("acls")) return [];
  return [
    {
      comment: `${words}. Let its network ACLs pass TCP to port 443 on the way there, and to ports 32768-60999 on the way back, by rules of lower numbers than those that deny it.`,
    },
  ];
}
